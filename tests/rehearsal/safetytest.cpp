// SPDX-License-Identifier: GPL-3.0-or-later
#include "practicehost.h"

#include <QRegularExpression>

using namespace Bridgekeeper::Rehearsal;

/// One fault after the other strikes in one installation, each at a step that it can hurt: the cause is named, the server is as
/// it was before that step, and once the cause is gone the installation goes on.
class SafetyTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(PracticeHost::up());
        QVERIFY(PracticeHost::reset());
        s_pristine = PracticeHost::manifest();
    }

    /// One failure does not hide the others.
    void cleanup()
    {
        if (QTest::currentTestFailed())
            QVERIFY(PracticeHost::reset());
    }

    void leavesTheServerAsItWasAndGoesOn_data()
    {
        QTest::addColumn<int>("step");
        QTest::addColumn<QString>("sentence"); ///< of summary, detail and hint; empty: the step passes all the same

        const auto row = [](int step, const char *fault, const char *sentence) {
            QTest::newRow(fault) << step << QString::fromUtf8(sentence);
        };
        row(2, "postgres-down", "PostgreSQL");
        row(2, "docker-down", "[Dd]ocker");
        row(2, "foreign-role", "role");
        row(2, "foreign-database", "database");
        row(2, "foreign-container", "container");
        row(2, "port-29328-taken", "Port 29328 is free");
        row(2, "foreign-registration", "registered|registration");
        row(2, "sudo-denied", "sudo");
        row(2, "host-key-other-type", "host key|fingerprint");
        row(4, "disk-full-journal", "room on the disks");
        row(5, "disk-full-backups", "room on the disks");
        row(5, "backup-dump-refused", "dump");
        row(5, "backup-dump-fails", "may not read");
        row(6, "foreign-directory", "directory");
        row(7, "image-cannot-be-pulled", "image|registry|pull");
        row(11, "disk-full-synapse", "disk is full");
        row(14, "homeserver-immutable", "chattr");
        row(14, "homeserver-read-only", "read-only");
        row(14, "homeserver-bind-mounted-file", "mount");
        row(14, "homeserver-symlink", "");
        row(14, "homeserver-hard-link", "hard links");
        row(14, "homeserver-not-yaml", "YAML|line");
        row(14, "synapse-bad-line", "old homeserver.yaml was put back");
        row(14, "port-taken", "old homeserver.yaml was put back");
        row(16, "compose-drift", "");
        row(17, "bridge-exit-13", "cannot reach|13");
        row(17, "bridge-exit-16", "token|16");
        row(17, "bridge-crash-loop", "ended soon after");
        row(18, "mas-down", "");
        row(19, "link-409", "too old");
        row(19, "link-expires", "without being scanned");
    }

    void leavesTheServerAsItWasAndGoesOn()
    {
        QFETCH(int, step);
        QFETCH(QString, sentence);
        const QString fault = QString::fromLatin1(QTest::currentDataTag());
        const QStringList until{QStringLiteral("--yes"), QStringLiteral("--until"), QString::number(step)};
        // 12 to 14 are one edit and one restart.
        const int before = step == 14 ? 11 : step - 1;
        QVERIFY2(m_laptop.verb("apply", {QStringLiteral("--yes"), QStringLiteral("--until"), QString::number(before)}) == 0,
            m_laptop.errorOutput);
        const QByteArray was = withoutBridgeLog(PracticeHost::manifest());
        QVERIFY(PracticeHost::breakIt(fault));
        const QByteArray broken = withoutBridgeLog(PracticeHost::manifest());
        const QStringList more = step == 19 ? until + QStringList{QStringLiteral("--link")} : until;
        const int status = m_laptop.verb("apply", more);
        const QJsonObject error = m_laptop.json.value(QLatin1String("error")).toObject();
        const QString said = error.value(QLatin1String("summary")).toString() + QLatin1Char('\n')
            + error.value(QLatin1String("detail")).toString() + QLatin1Char('\n')
            + error.value(QLatin1String("hint")).toString();
        if (sentence.isEmpty() && status == 0) {
            QVERIFY2(m_laptop.verb("rollback", {QStringLiteral("--yes"), QStringLiteral("--to"), QString::number(before)}) == 0,
                m_laptop.output);
            const QByteArray back = withoutBridgeLog(PracticeHost::manifest());
            QVERIFY2(back == broken, difference(broken, back));
        }
        QVERIFY(PracticeHost::mend(fault));
        qInfo("step %d, exit status %d: %s\n    %s", step, status, qPrintable(m_laptop.summary()), qPrintable(m_laptop.hint()));
        if (sentence.isEmpty()) {
            QVERIFY2(status == 0, m_laptop.output + m_laptop.errorOutput);
            return;
        }
        QVERIFY2(status == 1, m_laptop.output + m_laptop.errorOutput);
        QVERIFY2(said.contains(QRegularExpression(sentence)), qPrintable(said));
        QVERIFY(!m_laptop.hint().isEmpty());
        const QByteArray now = withoutBridgeLog(PracticeHost::manifest());
        QVERIFY2(now == was, difference(was, now));
    }

    void endsLinkedAndProved()
    {
        QVERIFY2(m_laptop.verb("apply", {QStringLiteral("--yes"), QStringLiteral("--link")}) == 0, m_laptop.errorOutput);
        QVERIFY2(m_laptop.verb("check") == 0, unproved());
    }

    void aRollBackThatIsCutOffByAFaultSaysWhatIsLeftAndIsGoneOnWith()
    {
        if (!thorough()) // minutes: Synapse is waited for, and does not come without its database
            return;
        QVERIFY(PracticeHost::breakIt(QStringLiteral("postgres-down")));
        QVERIFY(m_laptop.verb("rollback", {QStringLiteral("--yes")}) != 0);
        const QByteArray left = unproved();
        qInfo("%s", left.constData());
        QVERIFY(left.contains("does not answer"));
        QVERIFY(PracticeHost::mend(QStringLiteral("postgres-down")));
        PracticeHost::shell(
            QStringLiteral("for i in $(seq 120); do curl -sf http://127.0.0.1:8008/health && break; sleep 1; done"));
        QVERIFY2(m_laptop.verb("rollback", {QStringLiteral("--yes")}) == 0, unproved() + m_laptop.errorOutput);
        const QByteArray now = withoutBridgeLog(PracticeHost::manifest());
        QVERIFY2(now == s_pristine, difference(s_pristine, now));
    }

private:
    /// What could not be taken back, and each proof that does not hold.
    [[nodiscard]] QByteArray unproved() const
    {
        QStringList lines;
        for (const QJsonValue &failure : m_laptop.json.value(QLatin1String("failures")).toArray())
            lines.append(failure.toString());
        const auto add = [&lines](const QJsonArray &proofs) {
            for (const QJsonValue &value : proofs) {
                const QJsonObject proof = value.toObject();
                if (!proof.value(QLatin1String("holds")).toBool())
                    lines.append(proof.value(QLatin1String("proof")).toString() + QLatin1String(": ")
                        + proof.value(QLatin1String("evidence")).toString());
            }
        };
        add(m_laptop.json.value(QLatin1String("proofs")).toArray());
        for (const QJsonValue &step : m_laptop.json.value(QLatin1String("steps")).toArray())
            add(step.toObject().value(QLatin1String("proofs")).toArray());
        return lines.join(QLatin1Char('\n')).toUtf8();
    }

    Laptop m_laptop;
    inline static QByteArray s_pristine;
};

QTEST_GUILESS_MAIN(SafetyTest)
#include "safetytest.moc"
