// SPDX-License-Identifier: GPL-3.0-or-later
#include "practicehost.h"

#include <QFile>

using namespace Bridgekeeper::Rehearsal;

/// From after each of the twenty steps, one roll back brings the pristine server back.
class RollbackTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(PracticeHost::up());
        QVERIFY(PracticeHost::reset());
        s_pristine = PracticeHost::manifest();
        QFile document(documents().first());
        QVERIFY(document.open(QIODevice::WriteOnly));
        document.write("# Services\n");
    }

    void bringsThePristineServerBack_data()
    {
        QTest::addColumn<int>("step");
        for (int step = 1; step <= 20; ++step)
            QTest::addRow("after step %d", step) << step;
    }

    void bringsThePristineServerBack()
    {
        QFETCH(int, step);
        QStringList more{QStringLiteral("--yes"), QStringLiteral("--until"), QString::number(step)};
        if (step >= 19)
            more.append(QStringLiteral("--link"));
        if (step == 20)
            more += {QStringLiteral("--services-md"), documents()[0], QStringLiteral("--memory-md"), documents()[1]};
        QVERIFY2(m_laptop.verb("apply", more) == 0, m_laptop.errorOutput);
        QVERIFY(step == 3 || step == 13 || step == 15 || PracticeHost::manifest() != s_pristine || step == 1);
        QVERIFY2(m_laptop.verb("rollback", {QStringLiteral("--yes")}) == 0, m_laptop.output);
        const QJsonArray proofs = m_laptop.json.value(QLatin1String("proofs")).toArray();
        const QByteArray now = PracticeHost::manifest();
        QVERIFY2(now == s_pristine, difference(s_pristine, now));
        qInfo("after step %2d: files, roles, databases, containers and images identical; %2d proofs; %.1f s", step,
            int(proofs.size()), m_laptop.json.value(QLatin1String("milliseconds")).toDouble() / 1000);
        if (step == 20) {
            QFile document(documents().first());
            QVERIFY(document.open(QIODevice::ReadOnly));
            QCOMPARE(document.readAll(), QByteArray("# Services\n"));
            QVERIFY(!QFile::exists(documents().last()));
        }
    }

private:
    QStringList documents() const
    {
        return {m_laptop.home() + QStringLiteral("/services.md"), m_laptop.home() + QStringLiteral("/MEMORY.md")};
    }

    Laptop m_laptop;
    inline static QByteArray s_pristine;
};

QTEST_GUILESS_MAIN(RollbackTest)
#include "rollbacktest.moc"
