// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/authentication.h"

#include "app/remote/identityfile.h"
#include "app/remote/secret.h"
#include "app/remote/ssherrors.h"

#include <QFile>
#include <QObject>

#include <algorithm>

namespace Bridgekeeper {

namespace {

constexpr int attemptsAtATypedAnswer = 3;

// When it was, for the operator to read: "The connection to … was lost while logging in."
QString loggingIn()
{
    return QObject::tr("while logging in");
}

} // namespace

Authentication::Authentication(
    SshLink &link, const SshTarget &target, bool useAgent, std::chrono::milliseconds answerLimit, Questions &questions)
    : m_link(link), m_target(target), m_answerLimit(answerLimit), m_questions(questions)
{
    // A key that the operator named goes before the agent's: an agent with many keys would use up the attempts that the server
    // grants.
    QStringList later;
    for (const QString &path : target.identities) {
        const Result<IdentityFile> identity = lookAtIdentity(path);
        if (target.identitiesChosen && identity && identity->usable() && !identity->encrypted)
            m_keys.push_back({path});
        else
            later << path;
    }
    if (useAgent)
        m_keys.push_back({});
    for (const QString &path : later)
        m_keys.push_back({path});
}

template <typename Call>
Result<Authentication::Outcome> Authentication::attempt(Call &&call, const QString &doing)
{
    const Patience patience(m_link.wakeup(), m_stop, m_answerLimit);
    const Result<int> status = m_link.finished(call, SSH_AUTH_AGAIN, patience, doing);
    if (!status)
        return tooManyAttempts(status.error().detail) ? refused() : status.error();
    switch (*status) {
    case SSH_AUTH_SUCCESS:
        return Outcome::In;
    case SSH_AUTH_PARTIAL:
        return Outcome::Partial;
    case SSH_AUTH_DENIED:
        return Outcome::Refused;
    default:
        break;
    }
    const QString said = lastErrorOf(m_link.session());
    if (tooManyAttempts(said))
        return refused();
    if (!ssh_is_connected(m_link.session()))
        return linkLost(m_link.host(), doing, said);
    m_tried << said;
    return Outcome::Refused;
}

Result<void> Authentication::run(std::stop_token stop)
{
    m_stop = std::move(stop);
    Result<Outcome> outcome = attempt([this] { return ssh_userauth_none(m_link.session(), nullptr); }, loggingIn());
    while (true) {
        if (!outcome)
            return outcome.error();
        if (*outcome == Outcome::In)
            return {};
        if (m_stop.stop_requested())
            return cancelledWhileConnecting(m_link.host());
        if (*outcome == Outcome::Partial) {
            // The next factor may be of a kind that was skipped or spent before.
            m_interactiveDone = m_passwordDone = false;
            m_answersRefused = 0;
            m_tried << QObject::tr("accepted so far; the server wants more");
        }
        const int methods = ssh_userauth_list(m_link.session(), nullptr);
        const auto key = std::find_if(m_keys.begin(), m_keys.end(), [](const KeySource &source) { return !source.tried; });
        if ((methods & SSH_AUTH_METHOD_PUBLICKEY) != 0 && key != m_keys.end()) {
            key->tried = true;
            outcome = key->path.isEmpty() ? tryAgent() : tryIdentity(key->path);
        } else if ((methods & SSH_AUTH_METHOD_INTERACTIVE) != 0 && !m_interactiveDone) {
            outcome = tryKeyboardInteractive();
        } else if ((methods & SSH_AUTH_METHOD_PASSWORD) != 0 && !m_passwordDone && m_answersRefused < attemptsAtATypedAnswer) {
            outcome = tryPassword();
        } else {
            return refused();
        }
    }
}

Result<Authentication::Outcome> Authentication::tryAgent()
{
    if (qEnvironmentVariableIsEmpty("SSH_AUTH_SOCK")) {
        m_tried << QObject::tr("agent: none is running");
        return Outcome::Refused;
    }
    Result<Outcome> outcome = attempt([this] { return ssh_userauth_agent(m_link.session(), nullptr); }, loggingIn());
    // The server's last word can get lost behind its closing (libssh 0.11): a link that ends while the agent's keys are tried
    // counts.
    if (!outcome)
        m_agentUsedUpAttempts =
            outcome.error().kind == ErrorKind::Authentication || outcome.error().kind == ErrorKind::Connection;
    else if (*outcome == Outcome::Refused)
        m_tried << QObject::tr("agent: it has no key that the server accepts");
    return outcome;
}

Result<SshKey> Authentication::privateKey(const QString &path, bool encrypted)
{
    const Error unreadable{ErrorKind::Authentication, QObject::tr("The key file %1 cannot be used.").arg(path), {}, {}};
    const QByteArray name = QFile::encodeName(path);
    if (!encrypted) {
        ssh_key key = nullptr;
        if (ssh_pki_import_privkey_file(name.constData(), nullptr, nullptr, nullptr, &key) != SSH_OK)
            return unreadable;
        return SshKey(key);
    }
    for (int attempt = 1; attempt <= attemptsAtATypedAnswer; ++attempt) {
        std::optional<QString> typed = m_questions.passphrase(path, attempt);
        if (!typed) {
            m_tried << QObject::tr("%1: no passphrase was given").arg(path);
            m_lockedKey = path;
            return SshKey();
        }
        const Secret passphrase(std::move(*typed));
        ssh_key key = nullptr;
        if (ssh_pki_import_privkey_file(name.constData(), passphrase.data(), nullptr, nullptr, &key) == SSH_OK)
            return SshKey(key);
        m_wrongPassphrase = true;
        if (m_stop.stop_requested())
            break;
    }
    m_tried << QObject::tr("%1: the passphrase is wrong").arg(path);
    return SshKey();
}

Result<Authentication::Outcome> Authentication::tryIdentity(const QString &path)
{
    const Result<IdentityFile> identity = lookAtIdentity(path);
    if (!identity) {
        m_tried << QStringLiteral("%1: %2").arg(path, identity.error().detail);
        return Outcome::Refused;
    }
    if (!identity->usable()) {
        m_tried << QStringLiteral("%1 %2").arg(path, identity->problem());
        return Outcome::Refused;
    }
    if (identity->encrypted) {
        // Nobody is asked for the passphrase of a key that the server does not want.
        SshKey offered;
        ssh_key key = nullptr;
        const ssh_keytypes_e type = ssh_key_type_from_name(identity->type.toUtf8().constData());
        const QString publicFile = path + QStringLiteral(".pub");
        if ((!identity->publicKey.isEmpty()
                && ssh_pki_import_pubkey_base64(identity->publicKey.toBase64().constData(), type, &key) == SSH_OK)
            || (QFile::exists(publicFile)
                && ssh_pki_import_pubkey_file(QFile::encodeName(publicFile).constData(), &key) == SSH_OK))
            offered.reset(key);
        if (offered) {
            const auto outcome =
                attempt([&] { return ssh_userauth_try_publickey(m_link.session(), nullptr, offered.get()); }, loggingIn());
            if (!outcome)
                return outcome;
            if (*outcome == Outcome::Refused) {
                m_tried << QObject::tr("%1: the server does not accept this key").arg(path);
                return Outcome::Refused;
            }
        }
    }
    const Result<SshKey> key = privateKey(path, identity->encrypted);
    if (!key) {
        m_tried << QObject::tr("%1: it is damaged or of an unknown kind").arg(path);
        return Outcome::Refused;
    }
    if (!*key)
        return Outcome::Refused;
    const auto outcome = attempt([&] { return ssh_userauth_publickey(m_link.session(), nullptr, key->get()); }, loggingIn());
    if (outcome && *outcome == Outcome::Refused)
        m_tried << QObject::tr("%1: the server does not accept this key").arg(path);
    return outcome;
}

Result<Authentication::Outcome> Authentication::tryKeyboardInteractive()
{
    m_interactiveDone = true;
    for (; m_answersRefused < attemptsAtATypedAnswer; ++m_answersRefused) {
        bool asked = false;
        while (true) {
            const Patience patience(m_link.wakeup(), m_stop, m_answerLimit);
            const Result<int> status =
                m_link.finished([this] { return ssh_userauth_kbdint(m_link.session(), nullptr, nullptr); }, SSH_AUTH_AGAIN,
                    patience, loggingIn());
            if (!status)
                return tooManyAttempts(status.error().detail) ? refused() : status.error();
            if (*status == SSH_AUTH_SUCCESS)
                return Outcome::In;
            if (*status == SSH_AUTH_PARTIAL)
                return Outcome::Partial;
            if (*status == SSH_AUTH_ERROR) {
                const QString said = lastErrorOf(m_link.session());
                if (tooManyAttempts(said))
                    return refused();
                return linkLost(m_link.host(), loggingIn(), said);
            }
            if (*status != SSH_AUTH_INFO)
                break;
            const int count = ssh_userauth_kbdint_getnprompts(m_link.session());
            std::vector<Prompt> prompts;
            for (int i = 0; i < count; ++i) {
                char echo = 0;
                const char *text = ssh_userauth_kbdint_getprompt(m_link.session(), static_cast<unsigned>(i), &echo);
                prompts.push_back({QString::fromUtf8(text), echo != 0});
            }
            if (prompts.empty())
                continue;
            std::optional<QStringList> answers =
                m_questions.keyboardInteractive(QString::fromUtf8(ssh_userauth_kbdint_getname(m_link.session())),
                    QString::fromUtf8(ssh_userauth_kbdint_getinstruction(m_link.session())), prompts);
            if (!answers || answers->size() != count) {
                m_tried << QObject::tr("keyboard-interactive: not answered");
                return Outcome::Refused;
            }
            asked = m_anythingAnswered = true;
            for (int i = 0; i < count; ++i) {
                const Secret answer(std::move((*answers)[i]));
                ssh_userauth_kbdint_setanswer(m_link.session(), static_cast<unsigned>(i), answer.data());
            }
        }
        if (!asked)
            return Outcome::Refused;
        m_tried << QObject::tr("keyboard-interactive: the server does not accept the answer");
    }
    return Outcome::Refused;
}

Result<Authentication::Outcome> Authentication::tryPassword()
{
    m_passwordDone = true;
    for (int attemptNumber = 1; m_answersRefused < attemptsAtATypedAnswer; ++m_answersRefused, ++attemptNumber) {
        std::optional<QString> typed = m_questions.password(m_target.user, attemptNumber);
        if (!typed) {
            m_tried << QObject::tr("password: none was given");
            return Outcome::Refused;
        }
        const Secret password(std::move(*typed));
        m_anythingAnswered = true;
        const auto outcome =
            attempt([&] { return ssh_userauth_password(m_link.session(), nullptr, password.data()); }, loggingIn());
        if (!outcome || *outcome != Outcome::Refused)
            return outcome;
        m_tried << QObject::tr("password: the server does not accept it");
    }
    return Outcome::Refused;
}

Error Authentication::refused() const
{
    const QString who = QStringLiteral("%1@%2").arg(m_target.user, m_link.host());
    const QString said = lastErrorOf(m_link.session());
    Error error{
        ErrorKind::Authentication, QObject::tr("The server does not let %1 in.").arg(who), m_tried.join(QLatin1Char('\n')), {}};
    if (tooManyAttempts(said)) {
        error.summary = QObject::tr("The server ended the log-in of %1 after too many attempts.").arg(who);
        error.hint =
            QObject::tr("An agent with many keys uses up the attempts. Name the right key file, and switch the agent off.");
        error.detail += (error.detail.isEmpty() ? QString() : QStringLiteral("\n")) + said;
        return error;
    }
    const int methods = ssh_userauth_list(m_link.session(), nullptr);
    QStringList allowed;
    if ((methods & SSH_AUTH_METHOD_PUBLICKEY) != 0)
        allowed << QObject::tr("key");
    if ((methods & SSH_AUTH_METHOD_INTERACTIVE) != 0)
        allowed << QObject::tr("keyboard-interactive");
    if ((methods & SSH_AUTH_METHOD_PASSWORD) != 0)
        allowed << QObject::tr("password");
    if ((methods & SSH_AUTH_METHOD_GSSAPI_MIC) != 0)
        allowed << QStringLiteral("GSSAPI");
    if (!error.detail.isEmpty())
        error.detail += QLatin1Char('\n');
    error.detail +=
        QObject::tr("The server accepts: %1.")
            .arg(allowed.isEmpty() ? QObject::tr("nothing that this program knows") : allowed.join(QStringLiteral(", ")));
    if (m_anythingAnswered) {
        error.summary = QObject::tr("The server does not accept the password of %1.").arg(who);
        error.hint = QObject::tr("Check the user name and the password; the server may also forbid passwords for this account "
                                 "(PermitRootLogin, AllowUsers in sshd_config).");
    } else if (m_wrongPassphrase) {
        error.summary = QObject::tr("The passphrase does not open the key for %1.").arg(who);
        error.hint = QObject::tr("Try the passphrase with “ssh-keygen -y -f KEYFILE”.");
    } else if (!m_lockedKey.isEmpty()) {
        error.summary = QObject::tr("The key %1 is locked with a passphrase, and none was given.").arg(m_lockedKey);
        error.hint = QObject::tr("Type the passphrase when it is asked for, or load the key into an agent with ssh-add.");
    } else if (m_keys.empty() || m_target.identities.isEmpty()) {
        error.hint = QObject::tr("Name a key file, load one into the agent with ssh-add, or give the password.");
    } else {
        error.hint = QObject::tr(
            "The public half of the key has to be in ~/.ssh/authorized_keys of %1 on the server: “ssh-copy-id” puts it there.")
                         .arg(m_target.user);
    }
    return error;
}

} // namespace Bridgekeeper
