// SPDX-License-Identifier: GPL-3.0-or-later
#include "clickedwindow.h"
#include "pristinetest.h"

#include <QFile>

using namespace Bridgekeeper;
using namespace Bridgekeeper::Rehearsal;

/// From after each of the twenty steps, one roll back brings the pristine server back: by the verb, and by the window's button.
class RollbackTest : public PristineTest {
    Q_OBJECT

private slots:
    void init()
    {
        QFile document(documents().first());
        QVERIFY(document.open(QIODevice::WriteOnly));
        document.write("# Services\n");
    }

    void bringsThePristineServerBack_data()
    {
        QTest::addColumn<int>("step");
        QTest::addColumn<bool>("button");
        // Back to each step from the finished state is installationtest's.
        const auto say = [](const char *way, bool button, const QList<int> &few) {
            for (int step = 1; step <= 20; ++step) {
                if (thorough() || few.contains(step))
                    QTest::addRow("after step %d, by the %s", step, way) << step << button;
            }
        };
        say("verb", false, {13, 20});
        say("button", true, {9});
    }

    void bringsThePristineServerBack()
    {
        QFETCH(int, step);
        QFETCH(bool, button);
        QStringList more{QStringLiteral("--yes"), QStringLiteral("--until"), QString::number(step)};
        if (step >= 19)
            more.append(QStringLiteral("--link"));
        if (step == 20)
            more += {QStringLiteral("--services-md"), documents()[0], QStringLiteral("--memory-md"), documents()[1]};
        QVERIFY2(m_laptop.verb("apply", more) == 0, m_laptop.errorOutput);
        // Of step 1 only the secret is there, among what the program itself keeps.
        QVERIFY(step == 1 || PracticeHost::manifest() != m_pristine);
        qsizetype proofs = 0;
        if (button) {
            ClickedWindow window;
            RollbackReport report;
            QObject::connect(&window.wizard().engine(), &EngineThread::rolledBack, &window.wizard(),
                [&report](const RollbackReport &told) { report = told; });
            QVERIFY(window.click("primary"));
            QVERIFY(window.openRollbackOfEverything());
            QVERIFY(window.click("rollback"));
            QCOMPARE(notProvedBack(report), QString());
            proofs = report.proofs.size();
        } else {
            QVERIFY2(m_laptop.verb("rollback", {QStringLiteral("--yes")}) == 0, m_laptop.output);
            proofs = m_laptop.json.value(QLatin1String("proofs")).toArray().size();
        }
        const QByteArray now = PracticeHost::manifest();
        QVERIFY2(now == m_pristine, difference(m_pristine, now));
        qInfo("files, roles, databases, containers and images identical; %lld proofs", static_cast<long long>(proofs));
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
};

QTEST_MAIN(RollbackTest)
#include "rollbacktest.moc"
