// SPDX-License-Identifier: GPL-3.0-or-later
#include "practicehost.h"

using namespace Bridgekeeper::Rehearsal;

/// When Synapse does not come back after the edit, the old file and Synapse are back without anybody's click.
class ComebackTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(PracticeHost::up());
        QVERIFY(PracticeHost::reset());
        QVERIFY2(m_laptop.verb("apply", {QStringLiteral("--yes"), QStringLiteral("--until"), QStringLiteral("11")}) == 0,
            m_laptop.errorOutput);
        s_before = PracticeHost::manifest();
    }

    void putsTheOldFileBackAndSynapseIsHealthy_data()
    {
        QTest::addColumn<int>("limit");
        QTest::newRow("synapse-bad-line") << 30;
        QTest::newRow("port-taken") << 30;
    }

    void putsTheOldFileBackAndSynapseIsHealthy()
    {
        QFETCH(int, limit);
        const QString fault = QString::fromLatin1(QTest::currentDataTag());
        QVERIFY(PracticeHost::breakIt(fault));
        const QByteArray began = PracticeHost::answer(QStringLiteral("date +%s"));
        const int status = m_laptop.verb("apply", {QStringLiteral("--yes")});
        const Ended health =
            PracticeHost::shell(QStringLiteral("curl -sf -o /dev/null http://127.0.0.1:8008/_matrix/client/versions && "
                                               "docker inspect -f '{{.State.Health.Status}}' matrix-synapse"));
        const QByteArray now = PracticeHost::manifest();
        const QByteArray seconds =
            PracticeHost::answer(QStringLiteral("echo $(( $(date +%s) - %1 ))").arg(QString::fromUtf8(began)));
        QVERIFY(PracticeHost::mend(fault));
        QCOMPARE(status, 1);
        const QString detail = m_laptop.json.value(QLatin1String("error")).toObject().value(QLatin1String("detail")).toString();
        const auto down = QRegularExpression(QStringLiteral("It was down for (\\d+) s")).match(detail);
        QVERIFY2(down.hasMatch(), qPrintable(detail));
        qInfo("%s: Synapse was down for %s s; the whole run took %s s", qPrintable(fault), qPrintable(down.captured(1)),
            seconds.constData());
        QVERIFY(down.captured(1).toInt() <= limit);
        QVERIFY2(m_laptop.hint().contains(QLatin1String("old homeserver.yaml was put back")), qPrintable(m_laptop.hint()));
        QVERIFY2(health.status == 0 && health.output.trimmed() == "healthy", health.output);
        QVERIFY2(now == s_before, difference(s_before, now));
    }

    void goesOnOnceTheCauseIsGone()
    {
        QVERIFY2(m_laptop.verb("apply", {QStringLiteral("--yes"), QStringLiteral("--until"), QStringLiteral("15")}) == 0,
            m_laptop.output);
    }

private:
    Laptop m_laptop;
    inline static QByteArray s_before;
};

QTEST_GUILESS_MAIN(ComebackTest)
#include "comebacktest.moc"
