// SPDX-License-Identifier: GPL-3.0-or-later
#include "pristinetest.h"

using namespace Bridgekeeper::Rehearsal;

/// One fault after the other strikes in one installation, each at a step that it can hurt: the cause is named, the server is as
/// it was before that step, and once the cause is gone the installation goes on.
class SafetyTest : public PristineTest {
    Q_OBJECT

private slots:
    void leavesTheServerAsItWasAndGoesOn_data()
    {
        QTest::addColumn<int>("step");
        QTest::addColumn<QString>("sentence"); ///< of summary, detail and hint; empty: the step passes all the same

        const auto always = [](int step, const char *fault, const char *sentence) {
            QTest::newRow(fault) << step << QString::fromUtf8(sentence);
        };
        // Much like one of the others.
        const auto thoroughly = [&always](int step, const char *fault, const char *sentence) {
            if (thorough())
                always(step, fault, sentence);
        };
        thoroughly(2, "postgres-down", "“PostgreSQL runs” does not hold");
        always(2, "docker-down", "“Docker Engine answers” does not hold");
        always(2, "foreign-role", "A role or database named mautrix_signal is there already");
        thoroughly(2, "foreign-database", "A role or database named mautrix_signal is there already");
        thoroughly(2, "foreign-container", "A container named mautrix-signal is there already");
        thoroughly(2, "port-29328-taken", "“Port 29328 is free” does not hold");
        thoroughly(2, "foreign-registration", "An appservice with the id “signal” is registered already");
        thoroughly(2, "sudo-denied", "sudo wants the password of");
        always(2, "host-key-other-type", "shows a host key of another type");
        always(4, "disk-full-journal", "free in /var/lib/bridgekeeper: 0.0 GiB");
        thoroughly(5, "disk-full-backups", "free in /opt/matrix/backups: 0.0 GiB");
        thoroughly(5, "backup-dump-refused", "takes no connections");
        always(5, "backup-dump-fails", "The role that the backup uses may not read all of a database");
        always(6, "foreign-directory", "/opt/matrix/mautrix-signal is there already");
        always(7, "image-cannot-be-pulled", "“The bridge's image is present or can be pulled” does not hold");
        always(11, "disk-full-synapse", "The server's disk is full");
        always(14, "homeserver-immutable", "chattr -i -a /opt/matrix/synapse/homeserver.yaml");
        thoroughly(14, "homeserver-read-only", "mounted read-only");
        thoroughly(14, "homeserver-bind-mounted-file", "a mount point of its own");
        always(14, "homeserver-symlink", "");
        thoroughly(14, "homeserver-hard-link", "It has 2 names (hard links)");
        thoroughly(14, "homeserver-not-yaml", "cannot be read as YAML");
        thoroughly(14, "synapse-bad-line", "old homeserver.yaml was put back");
        always(14, "port-taken", "old homeserver.yaml was put back");
        always(17, "compose-drift", "");
        always(17, "bridge-exit-13", "Synapse cannot reach the bridge");
        thoroughly(17, "bridge-exit-16", "Synapse does not know the bridge's token");
        thoroughly(17, "bridge-crash-loop", "The bridge ended soon after it was started");
        thoroughly(18, "mas-down", "");
        always(19, "link-409", "too old for Signal");
        thoroughly(19, "link-expires", "without being scanned");
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
        const QByteArray containers = containersOfOthers();
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
        QCOMPARE(containersOfOthers(), containers);
        qInfo("step %d, exit status %d: %s\n    %s", step, status, qPrintable(m_laptop.summary()), qPrintable(m_laptop.hint()));
        if (sentence.isEmpty()) {
            QVERIFY2(status == 0, m_laptop.output + m_laptop.errorOutput);
            return;
        }
        QVERIFY2(status == 1, m_laptop.output + m_laptop.errorOutput);
        QVERIFY2(said.contains(sentence), qPrintable(said));
        QVERIFY(!m_laptop.hint().isEmpty());
        const QByteArray now = withoutBridgeLog(PracticeHost::manifest());
        QVERIFY2(now == was, difference(was, now));
    }

    void endsLinkedAndProved()
    {
        QVERIFY2(m_laptop.verb("apply", {QStringLiteral("--yes"), QStringLiteral("--link")}) == 0, m_laptop.errorOutput);
        QVERIFY2(m_laptop.verb("check") == 0, unproved());
    }

    void aRollBackUnderAFaultSaysWhatIsLeftAndIsGoneOnWith_data()
    {
        QTest::addColumn<QByteArray>("sentence");
        QTest::newRow("docker-down") << QByteArray("Docker does not answer");
        if (thorough()) // minutes: Synapse is waited for, and does not come without its database
            QTest::newRow("postgres-down") << QByteArray("PostgreSQL does not answer");
    }

    void aRollBackUnderAFaultSaysWhatIsLeftAndIsGoneOnWith()
    {
        QFETCH(QByteArray, sentence);
        const QString fault = QString::fromLatin1(QTest::currentDataTag());
        QVERIFY2(m_laptop.verb("apply", {QStringLiteral("--yes"), QStringLiteral("--link")}) == 0, m_laptop.errorOutput);
        QVERIFY(PracticeHost::breakIt(fault));
        QVERIFY(m_laptop.verb("rollback", {QStringLiteral("--yes")}) != 0);
        const QByteArray left = unproved() + m_laptop.summary().toUtf8();
        qInfo("%s\n    %s", left.constData(), qPrintable(m_laptop.hint()));
        QVERIFY(left.contains(sentence));
        QVERIFY(PracticeHost::mend(fault));
        PracticeHost::shell(
            QStringLiteral("for i in $(seq 120); do curl -sf http://127.0.0.1:8008/health && break; sleep 1; done"));
        QVERIFY2(m_laptop.verb("rollback", {QStringLiteral("--yes")}) == 0, unproved() + m_laptop.errorOutput);
        const QByteArray now = withoutBridgeLog(PracticeHost::manifest());
        QVERIFY2(now == m_pristine, difference(m_pristine, now));
    }

private:
    /// Made anew, they have other numbers.
    static QByteArray containersOfOthers()
    {
        return PracticeHost::answer(
            QStringLiteral("docker inspect --format '{{.Name}} {{.Id}}' matrix-postgres matrix-mas matrix-synapse"));
    }

    /// What could not be taken back, and each proof that does not hold.
    [[nodiscard]] QByteArray unproved() const
    {
        QStringList lines;
        for (const auto &failure : m_laptop.json.value(QLatin1String("failures")).toArray())
            lines.append(failure.toString());
        const auto add = [&lines](const QJsonArray &proofs) {
            for (const auto &value : proofs) {
                const QJsonObject proof = value.toObject();
                if (!proof.value(QLatin1String("holds")).toBool())
                    lines.append(proof.value(QLatin1String("proof")).toString() + QLatin1String(": ")
                        + proof.value(QLatin1String("evidence")).toString());
            }
        };
        add(m_laptop.json.value(QLatin1String("proofs")).toArray());
        for (const auto &step : m_laptop.json.value(QLatin1String("steps")).toArray())
            add(step.toObject().value(QLatin1String("proofs")).toArray());
        return lines.join(QLatin1Char('\n')).toUtf8();
    }

    Laptop m_laptop;
};

QTEST_GUILESS_MAIN(SafetyTest)
#include "safetytest.moc"
