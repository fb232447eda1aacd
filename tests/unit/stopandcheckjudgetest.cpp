// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/steps/stopandcheck.h"
#include "recordings.h"

#include <QtTest>

using namespace Bridgekeeper;

namespace {

void putExchange(Sections &answers, const QByteArray &name, int status, const QByteArray &body)
{
    answers[name + ".code"] = {0, QByteArray::number(status)};
    answers[name + ".body"] = {0, body};
    answers[name + ".exchange"] = {0, "> GET /_matrix of " + name + "\n< HTTP/1.1 " + QByteArray::number(status)};
}

QByteArray refusal(const char *errcode, const char *error)
{
    return QByteArray(R"({"errcode":")") + errcode + R"(","error":")" + error + "\"}";
}

QByteArray user(const char *id)
{
    return QByteArray(R"({"user_id":")") + id + R"(","is_guest":false})";
}

const QByteArray hash(64, 'a');

/// What Synapse 1.147.1 answers when all is well and the bridge is not started yet (live-behaviour.md).
Sections passing()
{
    Sections answers;
    putExchange(answers, "control", 401, refusal("M_UNKNOWN_TOKEN", "Token is not active"));
    putExchange(answers, "whoami", 200, user("@Xy12:echo6.co"));
    putExchange(answers, "ping", 502, refusal("M_CONNECTION_FAILED", "connection refused"));
    putExchange(answers, "register", 200, user("@signalbot:echo6.co"));
    putExchange(answers, "whoami-bot", 200, user("@signalbot:echo6.co"));
    putExchange(answers, "device-create", 201, "{}");
    putExchange(answers, "device-delete", 200, "{}");
    putExchange(answers, "whoami-puppet", 200, user("@_doublepuppet:echo6.co"));
    putExchange(answers, "whoami-operator", 200, user("@matt:echo6.co"));
    for (const char *name : {"token-hash-config", "token-hash-registration", "token-hash-copy"})
        answers[name] = {0, hash + '\n'};
    for (const char *name : {"read-as-synapse-registration.yaml", "read-as-synapse-doublepuppet.yaml"})
        answers[name] = {0, hash + "  /data/registration.yaml\n"};
    answers["synapse-started"] = {0, "2026-11-25T10:00:00Z\n"};
    answers["synapse-registration-errors"] = {0, ""};
    answers["synapse-log"] = {0, "INFO - Synapse now listening on TCP port 8008\n"};
    answers["mas-log"] = {0, ""};
    return answers;
}

} // namespace

class StopAndCheckJudgeTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void passesWhenEveryProbeAnswersAsItShould();
    void passesWhenTheBotIsThereAlready();
    void failsAndNamesTheCause_data();
    void failsAndNamesTheCause();
    void tellsAnUnloadedRegistrationFromAnotherToken();
    void doesNotPassWithAProbeUnasked_data();
    void doesNotPassWithAProbeUnasked();
    void leavesOutWhatWritesInAHealthCheck();
    void takesARunningBridgeForHealthy();
    void showsEveryExchange();
    void keepsTheEvidence();

private:
    [[nodiscard]] QList<Proof> judged(const Sections &answers, bool readOnly = false) const
    {
        return allSteps().at(stopAndCheckStep - 1).judge(context(readOnly), answers);
    }
    [[nodiscard]] StepContext context(bool readOnly = false) const
    {
        return {m_facts, m_settings, m_journal, m_secrets, m_documents, readOnly};
    }

    ServerFacts m_facts;
    Settings m_settings;
    Journal m_journal;
    FreshSecrets m_secrets;
    Documents m_documents;
};

void StopAndCheckJudgeTest::initTestCase()
{
    m_facts = factsOf(QStringLiteral("pristine"));
    m_facts.bridgeRegistration.exists = true;
    m_facts.bridgeRegistration.bytes = "id: signal\nurl: http://mautrix-signal:29328\nas_token: aaaaaa\nhs_token: bbbbbb\n"
                                       "sender_localpart: Xy12\nnamespaces: {}\n";
    m_facts.homeserver.bytes = "app_service_config_files:\n  - /data/registration.yaml\n";
    m_settings.domain = QStringLiteral("echo6.co");
    m_settings.operatorId = QStringLiteral("@matt:echo6.co");
    m_settings = m_settings.completedFrom(m_facts);
}

void StopAndCheckJudgeTest::passesWhenEveryProbeAnswersAsItShould()
{
    const QList<Proof> proofs = judged(passing());
    for (const Proof &proof : proofs)
        QVERIFY2(proof.holds, qPrintable(proof.key + QLatin1Char(' ') + proof.evidence));
    QCOMPARE(proofs.size(), 12);
    QCOMPARE(likelyCause(context(), passing()), QString());
}

void StopAndCheckJudgeTest::passesWhenTheBotIsThereAlready()
{
    Sections answers = passing();
    putExchange(answers, "register", 400, refusal("M_USER_IN_USE", "User ID already taken."));
    QVERIFY(allHold(judged(answers)));
    QCOMPARE(likelyCause(context(), answers), QString());
}

void StopAndCheckJudgeTest::failsAndNamesTheCause_data()
{
    QTest::addColumn<Sections>("answers");
    QTest::addColumn<QString>("probe");
    QTest::addColumn<QString>("cause");
    const auto row = [](const char *name, const char *probe, const char *cause, const auto &change) {
        Sections answers = passing();
        change(answers);
        QTest::newRow(name) << answers << QString::fromLatin1(probe) << QString::fromUtf8(cause);
    };
    const auto http = [&](const char *name, const char *proof, const char *cause, const char *exchange, int status,
                          const QByteArray &body) {
        row(name, proof, cause, [=](Sections &answers) { putExchange(answers, exchange, status, body); });
    };
    const QByteArray page = "<!doctype html><html><title>Sign in</title>";

    http("MAS is down", "negative-control", "MAS is down", "control", 503, refusal("M_UNKNOWN", "Unable to introspect"));
    http("a random token is accepted", "negative-control", "cannot be trusted", "control", 200, user("@x:echo6.co"));
    http("a page instead of the control", "negative-control", "A proxy or MAS answered", "control", 200, page);
    http("a redirect", "whoami", "A proxy or MAS answered", "whoami", 302, "");
    http("a page", "whoami", "A proxy or MAS answered", "whoami", 200, page);
    http("the token is unknown", "whoami", "was not restarted", "whoami", 401,
        refusal("M_UNKNOWN_TOKEN", "Token is not active"));
    http("Synapse fails at it", "whoami", "status 500", "whoami", 500, refusal("M_UNKNOWN", "Internal server error"));
    http("the token is somebody else's", "whoami", "@irc:echo6.co", "whoami", 200, user("@irc:echo6.co"));
    http("another id", "ping", "another appservice id than “signal”", "ping", 403,
        refusal("M_FORBIDDEN", "Mismatching application service ID in path"));
    http("too old a Synapse", "ping", "too old", "ping", 404, refusal("M_UNRECOGNIZED", "Unrecognized request"));
    http("something listens already", "ping", "already listens", "ping", 200, R"({"duration_ms":1})");
    http("no ping at all", "ping", "does not answer the ping of the bridge's id", "ping", 504, "");
    http("the bot cannot be registered", "register-bot", "outside the registration's namespace", "register", 400,
        refusal("M_EXCLUSIVE", "Invalid user localpart for this application service."));
    http("registering is refused otherwise", "register-bot", "does not register @signalbot", "register", 403,
        refusal("M_FORBIDDEN", "Registration has been disabled"));
    http("the bot is outside the namespaces", "whoami-bot", "outside the registration's namespace", "whoami-bot", 403,
        refusal("M_FORBIDDEN", "Application service cannot masquerade as this user"));
    http("no device", "device-created", "MSC4190", "device-create", 404, refusal("M_NOT_FOUND", "No such device"));
    http("the device stays", "device-deleted", "MSC4190", "device-delete", 401, refusal("M_MISSING_TOKEN", "Login first"));
    http("the double puppet is unknown", "whoami-puppet", "double puppet's registration", "whoami-puppet", 401,
        refusal("M_UNKNOWN_TOKEN", "Token is not active"));
    http("the double puppet may not speak as the operator", "whoami-operator", "does not cover @matt:echo6.co",
        "whoami-operator", 403, refusal("M_FORBIDDEN", "Application service cannot masquerade as this user"));

    row("no answer", "negative-control", "does not answer at", [](Sections &answers) {
        putExchange(answers, "control", 0, "");
        putExchange(answers, "whoami", 0, "");
    });
    row("Synapse cannot read the registration", "negative-control", "cannot read registration.yaml", [](Sections &answers) {
        putExchange(answers, "control", 0, "");
        answers["synapse-log"] = {0, "PermissionError: [Errno 13] Permission denied: '/data/registration.yaml'"};
    });
    row("a path of the host", "negative-control", "a path of the host stands", [](Sections &answers) {
        putExchange(answers, "control", 0, "");
        answers["synapse-log"] = {0, "FileNotFoundError: [Errno 2] '/opt/matrix/synapse/registration.yaml'"};
    });
    row("the copy is closed to Synapse", "copies-readable", "next restart of Synapse would fail", [](Sections &answers) {
        answers["read-as-synapse-registration.yaml"] = {1, "cat: Permission denied"};
    });
    row("the double puppet's copy is closed to Synapse", "copies-readable", "next restart of Synapse would fail",
        [](Sections &answers) {
            answers["read-as-synapse-doublepuppet.yaml"] = {1, ""};
        });
    row("the copy is older", "tokens-equal", "generated again after it was copied", [](Sections &answers) {
        answers["token-hash-copy"] = {0, QByteArray(64, 'b')};
    });
    row("config.yaml has another token", "tokens-equal", "token in config.yaml differs", [](Sections &answers) {
        answers["token-hash-config"] = {0, QByteArray(64, 'c')};
    });
    row("no token anywhere", "tokens-equal", "no token", [](Sections &answers) {
        for (const char *name : {"token-hash-config", "token-hash-registration", "token-hash-copy"})
            answers[name] = {0, "missing\n"};
    });
    row("Synapse logged an error", "log-clean", "log has a registration error", [](Sections &answers) {
        answers["synapse-registration-errors"] = {0, "ERROR - Cannot reuse as_token across application services"};
    });
}

void StopAndCheckJudgeTest::failsAndNamesTheCause()
{
    QFETCH(Sections, answers);
    QFETCH(QString, probe);
    QFETCH(QString, cause);
    const QList<Proof> proofs = judged(answers);
    const auto failed = std::find_if(proofs.begin(), proofs.end(), [&probe](const Proof &proof) { return proof.key == probe; });
    QVERIFY(failed != proofs.end());
    QVERIFY2(!failed->holds, qPrintable(failed->evidence));
    const QString named = likelyCause(context(), answers);
    QVERIFY2(named.contains(cause), qPrintable(named));
    QVERIFY(named.endsWith(QLatin1Char('.')));
}

void StopAndCheckJudgeTest::tellsAnUnloadedRegistrationFromAnotherToken()
{
    Sections answers = passing();
    putExchange(answers, "whoami", 401, refusal("M_UNKNOWN_TOKEN", "Token is not active"));
    m_facts.homeserver.bytes = "server_name: echo6.co\n";
    const QString cause = likelyCause(context(), answers);
    initTestCase();
    QVERIFY2(cause.contains(QLatin1String("registration is not loaded")), qPrintable(cause));
}

void StopAndCheckJudgeTest::doesNotPassWithAProbeUnasked_data()
{
    QTest::addColumn<QByteArray>("section");
    for (const auto &[name, section] : passing())
        if (name.endsWith(".code") || name.startsWith("token-hash-") || name.startsWith("read-as-synapse"))
            QTest::newRow(name.constData()) << name;
}

void StopAndCheckJudgeTest::doesNotPassWithAProbeUnasked()
{
    QFETCH(QByteArray, section);
    Sections answers = passing();
    answers.erase(section);
    QVERIFY(!allHold(judged(answers)));
}

void StopAndCheckJudgeTest::leavesOutWhatWritesInAHealthCheck()
{
    Sections answers = passing();
    for (const char *probe : {"register", "device-create", "device-delete"})
        for (const char *part : {".code", ".body", ".exchange"})
            answers.erase(QByteArray(probe) + part);
    const QList<Proof> proofs = judged(answers, true);
    QVERIFY(allHold(proofs));
    QCOMPARE(proofs.size(), 9);
    QCOMPARE(likelyCause(context(true), answers), QString());
}

void StopAndCheckJudgeTest::takesARunningBridgeForHealthy()
{
    Sections answers = passing();
    putExchange(answers, "ping", 200, R"({"duration_ms":1})");
    QVERIFY(allHold(judged(answers, true)));
    QCOMPARE(likelyCause(context(true), answers), QString());
    QVERIFY(!allHold(judged(answers, false)));
}

void StopAndCheckJudgeTest::showsEveryExchange()
{
    for (const Proof &proof : judged(passing())) {
        QVERIFY(!proof.claim.isEmpty() && !proof.evidence.isEmpty());
        if (proof.key == QLatin1String("negative-control")) {
            QCOMPARE(proof.evidence, QStringLiteral("401 M_UNKNOWN_TOKEN “Token is not active”"));
            QVERIFY(proof.details.contains(QLatin1String("> GET /_matrix of control")));
            QVERIFY(proof.details.contains(QLatin1String("Token is not active")));
        }
        if (proof.key == QLatin1String("whoami"))
            QCOMPARE(proof.evidence, QStringLiteral("200 @Xy12:echo6.co"));
    }
}

void StopAndCheckJudgeTest::keepsTheEvidence()
{
    Sections answers = passing();
    putExchange(answers, "ping", 404, refusal("M_UNRECOGNIZED", "Unrecognized request"));
    const std::map<QString, QByteArray> files = evidenceFiles(context(), answers);
    QStringList names;
    for (const auto &[name, content] : files)
        names << name;
    QCOMPARE(names.join(QLatin1Char(' ')),
        QStringLiteral("01-control.txt 02-whoami.txt 03-ping.txt 04-register.txt 05-whoami-bot.txt 06-device-create.txt "
                       "07-device-delete.txt 08-whoami-puppet.txt 09-whoami-operator.txt mas-log.txt summary.txt "
                       "synapse-log.txt token-hashes.txt"));
    QVERIFY(files.at(QStringLiteral("03-ping.txt")).contains("< HTTP/1.1 404"));
    const QByteArray summary = files.at(QStringLiteral("summary.txt"));
    QVERIFY(summary.contains("too old") && summary.contains("FAIL") && summary.contains("PASS"));
    QCOMPARE(files.at(QStringLiteral("token-hashes.txt")).count(hash), 3);
}

QTEST_GUILESS_MAIN(StopAndCheckJudgeTest)
#include "stopandcheckjudgetest.moc"
