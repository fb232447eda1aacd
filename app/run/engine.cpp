// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine.h"

#include "app/change/shellcall.h"
#include "app/remote/detachedscript.h"
#include "app/report/causes.h"
#include "app/settings/resource.h"
#include "app/steps/phases.h"
#include "app/survey/printable.h"

#include <QObject>

#include <algorithm>
#include <utility>

namespace Bridgekeeper {

using namespace std::chrono_literals;

namespace {

QByteArray variable(const char *name, const QString &value)
{
    return QByteArray(name) + '=' + quoted(value) + '\n';
}

QByteArray journalCall(const QByteArray &members)
{
    return "bk_record " + quoted(members) + " || exit 70\n";
}

/// With an end, where `said` has none of its own.
QString sentence(const QString &said)
{
    return said.isEmpty() || QStringLiteral(".?!").contains(said.back()) ? said : said + QLatin1Char('.');
}

} // namespace

Engine::Engine(Host &host, Settings wishes, QString who)
    : m_host(host),
      m_wishes(std::move(wishes)),
      m_settings(m_wishes),
      m_who(std::move(who)),
      m_run(QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMddTHHmmss")) + QLatin1Char('-')
          + QString::fromLatin1(randomHex(3)))
{
    m_masking->add(m_secrets.databasePassword);
    m_masking->add(m_secrets.doublePuppetToken);
    m_masking->add(m_secrets.doublePuppetHomeserverToken);
}

Engine::~Engine() = default;

StepContext Engine::context(bool readOnly) const
{
    return {m_facts, m_settings, m_journal, m_secrets, m_documents, readOnly};
}

QByteArray Engine::definitions() const
{
    const QString user = m_facts.synapseUser.isEmpty() ? QStringLiteral("991:991") : m_facts.synapseUser;
    return "LC_ALL=C; export LC_ALL\n" + surveyDefinitions(m_settings) + variable("BK_RUN", m_run) + variable("BK_WHO", m_who)
        + variable("BK_SESSION", m_facts.sessionProcess) + variable("BK_JOURNAL_SIZE", QString::number(m_journalSize))
        + variable("BK_TAKE_OVER", m_takeOver ? QStringLiteral("yes") : QString())
        + variable("BK_COMPOSE_FILE", m_settings.composeFile)
        + variable("BK_COMPOSE_DIRECTORY", m_settings.composeFile.section(QLatin1Char('/'), 0, -2))
        + variable("bk_project", m_facts.composeProject) + variable("BK_SYNAPSE_CONTAINER", m_settings.synapseContainer)
        + variable("BK_SYNAPSE_USER", user) + variable("BK_SYNAPSE_DATA", m_facts.dataVolumeInContainer)
        + variable("BK_SYNAPSE_VOLUME", m_facts.dataVolume) + variable("BK_SYNAPSE_URL", m_settings.synapseUrl)
        + variable(
            "BK_HOMESERVER_FILE", m_facts.homeserver.namedAs.isEmpty() ? m_facts.homeserver.path : m_facts.homeserver.namedAs)
        + variable("BK_POSTGRES_CONTAINER", m_settings.postgresContainer)
        + variable("BK_POSTGRES_SUPERUSER", m_settings.postgresSuperuser)
        + variable("BK_MAS_CONTAINER", m_settings.masContainer)
        + variable("BK_BACKUP_DATABASES", m_settings.backupDatabases.join(QLatin1Char(' ')))
        + variable("BK_DUMPED_DATABASES", databasesToDump(m_facts, m_settings).join(QLatin1Char(' ')));
}

/// Definitions, the seat, and what is not journaled yet.
QByteArray Engine::opening()
{
    if (!m_runKnown) {
        m_unwritten.prepend(Journal::runEntry(m_run, m_who, m_settings.toJson()));
        m_runKnown = true;
    }
    QByteArray text = "bk_enter\nbk_forget_scripts\n";
    for (const QByteArray &members : std::as_const(m_unwritten))
        text += journalCall(members);
    return text;
}

Result<Engine::Answered> Engine::perform(const QString &name, const QByteArray &text, std::chrono::milliseconds limit,
    const std::stop_token &stop, const Listener &listener, bool detached)
{
    if (std::optional<Error> unusable = unusableName())
        return std::move(*unusable);
    const QString id = m_run + QLatin1Char('-') + QString::number(++m_scripts);
    Script script{name,
        variable("BK_SCRIPT", id) + definitions() + engineResource(QStringLiteral(":/scripts/change.sh"))
            + engineResource(QStringLiteral(":/scripts/proofs.sh")) + text,
        limit};
    QByteArray said;
    const auto sink = [&](Stream stream, const QByteArray &bytes) {
        if (stream != Stream::ErrorOutput || !listener)
            return;
        // Whole lines only: a secret cut in two could not be masked.
        said += bytes;
        const qsizetype lineEnd = bytes.lastIndexOf('\n'); // before them there is none
        if (lineEnd >= 0) {
            const qsizetype end = said.size() - bytes.size() + lineEnd;
            listener(stream, printableLines(m_masking->masked(QString::fromUtf8(said.left(end)))));
            said.remove(0, end + 1);
        }
    };
    Result<ScriptResult> result = m_host.run(detached ? survivesLinkLoss(script, id) : script, stop, sink);
    if (!result)
        return fitToShow(result.error());
    if (listener && !said.isEmpty())
        listener(Stream::ErrorOutput, printableLines(m_masking->masked(QString::fromUtf8(said))));
    Answered answered;
    answered.status = result->status;
    answered.said = printableLines(m_masking->masked(QString::fromUtf8(result->errorOutput)));
    Result<Sections> sections = parseSections(result->output);
    if (!sections)
        return sections.error();
    answered.sections = std::move(*sections);
    return answered;
}

Result<Engine::Answered> Engine::change(const QString &name, const QByteArray &text, std::chrono::milliseconds limit,
    const std::stop_token &stop, const Listener &listener)
{
    Result<Answered> answered = perform(name, text, limit, stop, listener, true);
    if (!answered)
        return answered;
    if (!wasTurnedAway(answered->status) && answered->status != notWritten)
        m_unwritten.clear();
    if (Result<void> adopted = adopt(answered->sections); !adopted)
        return adopted.error();
    return answered;
}

/// What the server said in it without secrets and control characters.
Error Engine::fitToShow(Error error) const
{
    for (QString *text : {&error.summary, &error.detail, &error.hint})
        *text = printableLines(m_masking->masked(*text));
    return error;
}

Result<void> Engine::adopt(const Sections &sections)
{
    if (Result<void> updated = m_facts.update(sections, QDateTime::currentDateTimeUtc()); !updated)
        return updated;
    if (sections.contains("journal"))
        m_journalSize = m_facts.journal.size();
    Result<Journal> journal = Journal::parse(m_facts.journal);
    if (!journal)
        return journal.error();
    m_journal = std::move(*journal);
    m_settings = m_wishes.completedFrom(m_facts);
    for (const FileFact *file : {&m_facts.bridgeConfig, &m_facts.bridgeRegistration, &m_facts.doublePuppet, &m_facts.homeserver,
             &m_facts.composeFile, &m_facts.backupScript, &m_facts.registrationInSynapse, &m_facts.doublePuppetInSynapse}) {
        if (std::exchange(m_searched[file], file->bytes) == file->bytes)
            continue;
        const std::vector<QByteArray> secrets = secretValues(file->bytes);
        if (secrets.size() > mostSecrets)
            return Error{ErrorKind::Input,
                QObject::tr("%1 holds more than %2 passwords and tokens, so that it cannot be shown with them hidden.")
                    .arg(file->path)
                    .arg(mostSecrets),
                {}, QObject::tr("Look at that file on the server: no program needs so many.")};
        m_masking->add(secrets);
    }
    for (const QByteArray &secret : secretValues(m_facts.backupSchedule.toUtf8()))
        m_masking->add(secret);
    m_masking->add(m_facts.databasePassword.bytes.trimmed());
    m_masking->add(m_facts.keptPickleKey.bytes.trimmed());
    return {};
}

/// The journal's settings are the server's word: what no operator could give, they cannot either.
Result<void> Engine::usableFrom(const Settings &goingOn) const
{
    const QList<InvalidField> own = invalidFields(m_wishes);
    for (const InvalidField &invalid : invalidFields(goingOn)) {
        if (std::none_of(own.begin(), own.end(), [&invalid](const InvalidField &each) { return each.field == invalid.field; }))
            return Error{ErrorKind::Input,
                QObject::tr("The setting %1 of the earlier run, which the server's journal tells, cannot be used: %2")
                    .arg(invalid.field, invalid.reason),
                {},
                QObject::tr("Give it in a settings file (--settings), which goes before the journal's. Nothing was changed.")};
    }
    return {};
}

/// Why no script can be made of the names as they are: each becomes a word of one.
std::optional<Error> Engine::unusableName() const
{
    if (const QList<InvalidField> invalid = invalidFields(m_settings); !invalid.isEmpty())
        return Error{ErrorKind::Input,
            QObject::tr("The setting %1 cannot be used: %2").arg(invalid.first().field, invalid.first().reason), {},
            QObject::tr("Correct it in the settings. Nothing was changed.")};
    if (m_facts.synapseDatabase.isEmpty())
        return {};
    if (const QString reason = whyNotToBackUp(m_facts.synapseDatabase); !reason.isEmpty())
        return Error{ErrorKind::Input,
            QObject::tr("The database of Synapse, as the server names it, cannot be used: %1").arg(reason), {},
            QObject::tr("Look at what homeserver.yaml says of its database. Nothing was changed.")};
    return {};
}

Result<void> Engine::survey(const std::stop_token &stop, const Listener &listener, Settling settling)
{
    m_surveyed = false;
    // Asked for is what is wished; what an earlier survey found may be another thing by now.
    const QByteArray text = "command -v base64 >/dev/null || { echo 'base64 (coreutils) is missing.' >&2; exit 90; }\n"
        + surveyDefinitions(m_wishes) + "bk_await_scripts || exit 75\nbk_began=$(bk_journal_size)\n"
        + surveyQuestions({SurveyPart::Machine, SurveyPart::Docker, SurveyPart::Compose, SurveyPart::Synapse,
            SurveyPart::Postgres, SurveyPart::Bridge, SurveyPart::Backup, SurveyPart::State})
        // What ran meanwhile, after all, has made some of the answers old.
        + "bk_await_scripts || exit 75\n[ \"$(bk_journal_size)\" -eq \"$bk_began\" ] || exit 79\nexit 0\n";
    const auto sink = [&](Stream stream, const QByteArray &bytes) {
        if (stream == Stream::ErrorOutput && listener)
            listener(stream, printableLines(m_masking->masked(QString::fromUtf8(bytes))).trimmed());
    };
    const Script script{QObject::tr("survey the server"), text, 20min};
    Result<ScriptResult> result = m_host.run(script, stop, sink);
    for (int again = 1; again < 10 && result && result->status == journalHasGrown; ++again)
        result = m_host.run(script, stop, sink);
    if (!result)
        return fitToShow(result.error());
    if (result->status == otherOperator)
        return Error{ErrorKind::Conflict, QObject::tr("A script of this program is still running on the server."),
            printableLines(m_masking->masked(QString::fromUtf8(result->errorOutput))).trimmed(),
            QObject::tr("It holds /var/lib/bridgekeeper/lock. Wait for its end; if it hangs, end it, and survey again.")};
    const Result<Sections> sections = parseSections(result->output);
    if (!sections)
        return sections.error();
    // Without the journal, everything would look as if nothing stood.
    if (result->status != 0 || !sections->contains("journal"))
        return fitToShow({ErrorKind::Remote, QObject::tr("The survey of %1 ended early.").arg(m_host.name()),
            QObject::tr("Exit status %1.\n%2").arg(QString::number(result->status), QString::fromUtf8(result->errorOutput)),
            QObject::tr("Look at what the server said, and survey again.")});
    if (Result<void> adopted = adopt(*sections); !adopted)
        return adopted;
    if (!m_wentOn && !m_journal.standing().empty()) {
        const Settings asked = m_settings;
        const Settings both = m_wishes.goingOnFrom(Settings::fromJson(m_journal.settings()));
        if (Result<void> usable = usableFrom(both); !usable)
            return usable;
        m_wentOn = true;
        wish(both);
        if (m_settings != asked) // then other containers and files were asked
            return survey(stop, listener, settling);
    }
    m_wentOn = true;
    if (Result<void> read = readDocuments(stop); !read)
        return read;
    if (settling == Settling::Settle && !m_journal.open().empty()) {
        if (Result<void> settled = settle(stop); !settled)
            return settled;
    }
    m_surveyed = true;
    return {};
}

QList<Assumption> Engine::assumptions() const
{
    QList<Assumption> rows = Bridgekeeper::assumptions(m_facts, m_settings, !m_journal.standing().empty());
    for (Assumption &row : rows) {
        row.evidence = m_masking->masked(row.evidence);
        row.consequence = m_masking->masked(row.consequence);
        if (m_takeOver && row.blocks && row.key == QLatin1String("one-operator")) {
            row.blocks = false;
            row.consequence = QObject::tr("You take the server over from them with the next step.");
        }
    }
    return rows;
}

QStringList Engine::blockers() const
{
    if (!m_surveyed)
        return {QObject::tr("What stands on the server is not known: the last survey did not come to its end. Survey again.")};
    QStringList reasons;
    for (const Assumption &assumption : assumptions()) {
        if (assumption.blocks)
            reasons.append(QObject::tr("“%1” does not hold: %2 %3")
                               .arg(assumption.title, sentence(assumption.evidence), assumption.consequence)
                               .trimmed());
    }
    if (const std::optional<Error> unusable = unusableName())
        reasons.append(unusable->summary);
    return reasons;
}

void Engine::wish(const Settings &wishes)
{
    m_surveyed = m_surveyed && surveyDefinitions(m_wishes) == surveyDefinitions(wishes)
        && m_wishes.servicesDocument == wishes.servicesDocument && m_wishes.memoryDocument == wishes.memoryDocument;
    m_wishes = wishes;
    m_settings = m_wishes.completedFrom(m_facts);
}

Error Engine::failureOf(const QString &what, const Answered &answered) const
{
    const QString tail = answered.said.trimmed().section(QLatin1Char('\n'), -25);
    const Cause cause = knownCause(answered.said);
    Error error{ErrorKind::Remote, QObject::tr("%1 failed.").arg(what),
        QObject::tr("Exit status %1.\n%2").arg(QString::number(answered.status), tail),
        cause.hint.isEmpty()
            ? QObject::tr("Read the output below. What this step had begun was taken back; run it again, or roll back.")
            : cause.hint};
    if (!cause.sentence.isEmpty())
        error.summary += QLatin1Char(' ') + cause.sentence;
    if (wasTurnedAway(answered.status)) {
        error.kind = ErrorKind::Conflict;
        error.summary = tail.section(QLatin1Char('\n'), -1);
        error.hint = answered.status == otherOperator
            ? QObject::tr("Wait until the other session is over, or take the server over if you know that it is dead.")
            : QObject::tr("Nothing was done. Survey again, look at what stands now, and go on from there.");
    }
    return error;
}

void Engine::rememberJournal(const QByteArray &members)
{
    m_unwritten.append(members);
    // The server's copy follows with the next script; the facts must not wait for it.
    m_facts.journal +=
        "{\"time\":\"" + QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toUtf8() + "\"," + members + "}\n";
    if (Result<Journal> journal = Journal::parse(m_facts.journal))
        m_journal = std::move(*journal);
}

Result<void> Engine::settle(const std::stop_token &stop)
{
    QByteArray text = opening() + "BK_SETTLING=yes\n";
    for (const JournaledChange &open : m_journal.open()) {
        const QByteArray id = quoted(open.id);
        text += "bk_change=" + id + "\nbk_say " + quoted(QObject::tr("Settling: %1").arg(summaryOf(open.change))) + '\n';
        if (std::holds_alternative<WriteLocalFile>(open.change)) {
            // Only its laptop can tell; elsewhere it counts as written, and a roll back says so.
            text += (isUntouchedHere(open) ? "bk_reverted " : "bk_outcome ") + id + " 0\n";
            continue;
        }
        if (const auto *restart = std::get_if<RestartSynapse>(&open.change)) {
            // With the new file still there, it did what it was to do; with the old one, what it was for is taken back.
            const std::vector<JournaledChange> standing = m_journal.standing();
            const bool fileStands = std::any_of(standing.begin(), standing.end(), [](const JournaledChange &change) {
                return writtenFile(change.change) && writtenFile(change.change)->synapseReads;
            });
            text += restart->settleText() + "case $? in\n0) " + (fileStands ? "bk_outcome " : "bk_reverted ") + id
                + " 0 ;;\n1) bk_reverted " + id + " 0 ;;\n77)\n" + putBackText() + "bk_reverted " + id + " 0 ;;\nesac\n";
            continue;
        }
        text += "case $( " + probeTextOf(open.change).trimmed() + " ) in\n";
        if (open.state == JournaledChange::State::Open)
            text += "after*) bk_outcome " + id + " 0 ;;\n";
        text += "before*) bk_reverted " + id + " 0 ;;\n*) (\n" + revertTextOf(open.change) + ")\nbk_reverted " + id
            + " $? ;;\nesac\n";
    }
    text += surveyQuestions({SurveyPart::Docker, SurveyPart::Compose, SurveyPart::Synapse, SurveyPart::Postgres,
                SurveyPart::Bridge, SurveyPart::Backup, SurveyPart::State})
        + "exit 0\n";
    const Result<Answered> answered = change(QObject::tr("settle what was cut off"), text, 20min, stop, {});
    if (!answered)
        return answered.error();
    // When somebody else is at it, the survey says so.
    if (answered->status != 0 && answered->status != otherOperator)
        return failureOf(QObject::tr("Settling what an interrupted run left"), *answered);
    return {};
}

Result<void> Engine::flush(const std::stop_token &stop)
{
    return m_unwritten.isEmpty() ? Result<void>() : writeJournal({}, stop);
}

Result<void> Engine::finish(const std::stop_token &stop)
{
    return m_unwritten.isEmpty() && !m_runKnown ? Result<void>() : writeJournal("bk_leave\n", stop);
}

Result<void> Engine::writeJournal(const QByteArray &andThen, const std::stop_token &stop)
{
    const Result<Answered> answered = change(QObject::tr("write the journal"),
        opening() + surveyQuestions({SurveyPart::State}) + andThen + "exit 0\n", 2min, stop, {});
    if (!answered)
        return answered.error();
    if (answered->status != 0)
        return failureOf(QObject::tr("Writing the journal"), *answered);
    return {};
}

Result<Sections> Engine::ask(
    const QString &name, const QByteArray &text, std::chrono::milliseconds limit, const std::stop_token &stop)
{
    Result<Answered> answered = perform(name, text + "\nexit 0\n", limit, stop, {}, false);
    if (!answered)
        return answered.error();
    if (answered->status != 0)
        return failureOf(QObject::tr("“%1”").arg(name), *answered);
    return std::move(answered->sections);
}

} // namespace Bridgekeeper
