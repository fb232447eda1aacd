// SPDX-License-Identifier: GPL-3.0-or-later
#include "practicehost.h"

#include <QDir>
#include <QFile>

using namespace Bridgekeeper::Rehearsal;

/// STOP-AND-CHECK against every fault that it is there for: it stops, names the cause, and leaves the evidence.
class StopAndCheckTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(PracticeHost::up());
        QVERIFY(PracticeHost::reset());
        QVERIFY2(m_laptop.verb("apply", {QStringLiteral("--yes"), QStringLiteral("--until"), QStringLiteral("14")}) == 0,
            m_laptop.errorOutput);
    }

    void stopsAndNamesTheCause_data()
    {
        QTest::addColumn<QString>("cause");
        QTest::newRow("registration-not-loaded") << "not loaded";
        QTest::newRow("registration-token-differs") << "another token|token in config.yaml differs";
        QTest::newRow("config-token-differs") << "token in config.yaml differs";
        QTest::newRow("registration-unreadable") << "cannot read";
        QTest::newRow("registration-wrong-id") << "id is wrong|belongs to another appservice id";
        QTest::newRow("proxy-redirects-to-mas") << "proxy or MAS answered";
        QTest::newRow("mas-down") << "MAS is down";
        QTest::newRow("bot-outside-namespace") << "outside the registration's namespace";
    }

    void stopsAndNamesTheCause()
    {
        QFETCH(QString, cause);
        const QString fault = QString::fromLatin1(QTest::currentDataTag());
        QVERIFY(PracticeHost::breakIt(fault));
        const int status = m_laptop.verb("apply", {QStringLiteral("--yes")});
        const QString summary = m_laptop.summary();
        qInfo("%s", qPrintable(summary));
        const QString evidence = m_laptop.json.value(QLatin1String("evidence")).toString();
        const bool started = PracticeHost::shell(QStringLiteral("docker inspect mautrix-signal")).status == 0;
        QVERIFY(PracticeHost::mend(fault));
        QVERIFY2(status == 3, m_laptop.output + m_laptop.errorOutput);
        QVERIFY2(summary.contains(QRegularExpression(cause)), qPrintable(summary));
        QVERIFY(!started);
        QVERIFY(m_laptop.step(16).isEmpty());
        const QStringList files = QDir(evidence).entryList(QDir::Files);
        for (const char *name :
            {"01-control.txt", "02-whoami.txt", "03-ping.txt", "synapse-log.txt", "token-hashes.txt", "summary.txt"})
            QVERIFY2(files.contains(QLatin1String(name)), name);
        const QByteArrayList tokens =
            PracticeHost::answer(QStringLiteral("cd /opt/matrix/mautrix-signal && sed -n "
                                                "'s/^[ah]s_token: *//p' registration.yaml doublepuppet.yaml"))
                .split('\n');
        QCOMPARE(tokens.size(), 4);
        for (const QString &name : files) {
            QFile file(evidence + QLatin1Char('/') + name);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray content = file.readAll();
            for (const QByteArray &token : tokens)
                QVERIFY2(token.size() > 20 && !content.contains(token), qPrintable(name));
            if (name == QLatin1String("synapse-log.txt"))
                QVERIFY(content.count('\n') >= 50);
            QVERIFY(!(file.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
        }
    }

    void staysLockedUntilItPasses()
    {
        QVERIFY(PracticeHost::breakIt(QStringLiteral("mas-down")));
        QCOMPARE(m_laptop.verb("apply", {QStringLiteral("--yes"), QStringLiteral("--until"), QStringLiteral("17")}), 3);
        QVERIFY(PracticeHost::mend(QStringLiteral("mas-down")));
        QVERIFY2(m_laptop.verb("apply", {QStringLiteral("--yes"), QStringLiteral("--until"), QStringLiteral("16")}) == 0,
            m_laptop.output);
    }

private:
    Laptop m_laptop;
};

QTEST_GUILESS_MAIN(StopAndCheckTest)
#include "stopandchecktest.moc"
