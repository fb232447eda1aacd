// SPDX-License-Identifier: GPL-3.0-or-later
#include "faultylaptop.h"
#include "pristinetest.h"

#include <latch>
#include <thread>

using namespace Bridgekeeper;
using namespace Bridgekeeper::Rehearsal;

/// Other people at the same server: other operators of this program, and hands that edit homeserver.yaml.
class OperatorsTest : public PristineTest {
    Q_OBJECT

private slots:
    void racesNeverLetBothIn()
    {
        const int races = thorough() ? 100 : 10;
        OtherLaptop first;
        OtherLaptop second;
        QVERIFY(!first.failure && !second.failure);
        int wins = 0;
        for (int race = 0; race < races; ++race) {
            // What the last race left in the journal, the one who lost it has to read first.
            QVERIFY(first.engine->survey({}) && second.engine->survey({}));
            std::latch line(2);
            StepReport reports[2];
            const auto runner = [&line](Engine &engine, StepReport &report) {
                return std::thread([&line, &engine, &report] {
                    line.arrive_and_wait();
                    report = engine.runStep(1, {});
                });
            };
            std::thread one = runner(*first.engine, reports[0]);
            std::thread other = runner(*second.engine, reports[1]);
            one.join();
            other.join();
            const bool firstWon = !reports[0].error;
            wins += firstWon ? 1 : 0;
            const StepReport &won = reports[firstWon ? 0 : 1];
            const StepReport &lost = reports[firstWon ? 1 : 0];
            QVERIFY2(!won.error, qPrintable(won.error ? won.error->summary : QString()));
            QVERIFY2(lost.error, "both were let in");
            QVERIFY2(
                lost.error->kind == ErrorKind::Conflict && lost.error->summary.contains(QLatin1String("holds this server")),
                qPrintable(lost.error->summary + lost.error->detail));
            Engine &winner = firstWon ? *first.engine : *second.engine;
            QCOMPARE(notProvedBack(winner.rollback(0, {})), QString());
            QVERIFY(winner.finish({}));
        }
        qInfo("%d races: the first operator got in %d times, the second %d times, both never", races, wins, races - wins);

        // Each operator's changes stand in the journal in one piece.
        const QByteArrayList lines = PracticeHost::answer(QStringLiteral("cat /var/lib/bridgekeeper/journal")).split('\n');
        QString inside;
        for (const QByteArray &line : lines) {
            const QJsonObject entry = QJsonDocument::fromJson(line).object();
            const QString kind = entry.value(QLatin1String("entry")).toString();
            const QString change = entry.value(QLatin1String("change")).toString();
            if (kind == QLatin1String("intent")) {
                QVERIFY2(inside.isEmpty(), line.constData());
                inside = change;
            } else if (kind == QLatin1String("reverted")) {
                QCOMPARE(change, inside);
                inside.clear();
            }
        }
        QVERIFY(inside.isEmpty());
        const QByteArray now = PracticeHost::manifest();
        QVERIFY2(now == m_pristine, difference(m_pristine, now));
    }

    /// A laptop that was open meanwhile does not know what stands now, and does nothing by what it knew.
    void whoSurveyedBeforeIsTurnedAway()
    {
        OtherLaptop open;
        QVERIFY(!open.failure);
        {
            OtherLaptop other;
            QVERIFY(!other.failure);
            QVERIFY(!other.engine->runStep(1, {}).error);
            QVERIFY(other.engine->finish({}));
        }
        const QByteArray was = PracticeHost::manifest();
        const StepReport refused = open.engine->runStep(1, {});
        QVERIFY(refused.error);
        QCOMPARE(refused.error->kind, ErrorKind::Conflict);
        QVERIFY2(refused.error->summary.contains(QLatin1String("has changed this server since")),
            qPrintable(refused.error->summary));
        QVERIFY(open.engine->rollback(0, {}).error);
        const QByteArray now = PracticeHost::manifest();
        QVERIFY2(now == was, difference(was, now));
        QVERIFY(open.engine->survey({}));
        QCOMPARE(notProvedBack(open.engine->rollback(0, {})), QString());
        QCOMPARE(PracticeHost::manifest(), m_pristine);
    }

    void theOtherSeesWhoAndMayTakeOver()
    {
        OtherLaptop first;
        QVERIFY(!first.failure);
        QVERIFY(!first.engine->runStep(1, {}).error);
        QVERIFY(first.engine->flush({}));
        OtherLaptop second;
        QVERIFY(!second.failure);
        QVERIFY(second.engine->facts().lockHolderAlive);
        const StepReport refused = second.engine->runStep(2, {});
        QVERIFY(refused.error);
        QVERIFY2(refused.error->summary.contains(QLatin1String("Nobody else is at work here"))
                && refused.error->summary.contains(QLatin1String("bench@laptop, since ")),
            qPrintable(refused.error->summary));
        second.engine->takeOver();
        QVERIFY(!second.engine->runStep(2, {}).error);
        const StepReport late = first.engine->runStep(2, {});
        QVERIFY(late.error);
        QVERIFY2(late.error->summary.contains(QLatin1String("holds this server since ")), qPrintable(late.error->summary));
        QCOMPARE(notProvedBack(second.engine->rollback(0, {})), QString());
    }

    void aDeadOperatorsSeatIsFree()
    {
        {
            OtherLaptop first;
            QVERIFY(!first.failure);
            QVERIFY(!first.engine->runStep(1, {}).error);
            QVERIFY(first.engine->flush({}));
        }
        OtherLaptop second;
        QVERIFY(!second.failure);
        QVERIFY(!second.engine->facts().lockHolderAlive);
        QVERIFY(!second.engine->runStep(2, {}).error);
        QCOMPARE(notProvedBack(second.engine->rollback(0, {})), QString());
        const QByteArray now = PracticeHost::manifest();
        QVERIFY2(now == m_pristine, difference(m_pristine, now));
    }

    void editsOfHomeserverYamlSurvive_data()
    {
        QTest::addColumn<QString>("edit"); ///< a shell command that edits "$f"
        QTest::addColumn<bool>("ours"); ///< after the write it hits the very lines that this program wrote

        const auto row = [](const char *name, const char *edit, bool ours = false) {
            const QByteArrayList usual = {"two edits far apart", "line ends of Windows"};
            if (thorough() || usual.contains(name))
                QTest::newRow(name) << QString::fromUtf8(edit) << ours;
        };
        row("a comment at the end", "echo '# Anna was here' >>$f");
        row("a comment at the beginning", "sed -i '1i # Anna was here' $f");
        row("a comment behind a value", "sed -i 's/^report_stats:.*/& # decided in May/' $f");
        row("a value changed", "sed -i 's/^report_stats:.*/report_stats: true/' $f");
        row("a key at the end", "printf '\\nenable_metrics: false\\n' >>$f");
        row("a key at the beginning", "sed -i '1i enable_metrics: false' $f");
        row("a key in the middle", "sed -i '/^report_stats:/i max_upload_size: 20M' $f");
        row("a block in the middle", "sed -i '/^report_stats:/i retention:\\n  enabled: false' $f");
        row("a list in the middle", "sed -i '/^report_stats:/i federation_ip_range_blacklist:\\n  - 10.0.0.0/8' $f");
        row("a key inside a block", "sed -i 's/^listeners:$/&\\n  # the first one/' $f");
        row("a key gone", "sed -i '/^suppress_key_server_warning:/d' $f");
        row("blank lines", "sed -i '/^listeners:$/i \\\\n\\n' $f");
        row("spaces at a line's end", "sed -i 's/^report_stats:.*/&   /' $f");
        row("a very long line", "sed -i \"1i # $(head -c 9000 /dev/zero | tr '\\\\0' x)\" $f");
        row("letters of other languages", "sed -i '1i # für Ævar, от Анны, 你好 🔑' $f");
        row("two edits far apart", "sed -i '1i # top' $f; sed -i 's/^report_stats:.*/report_stats: true/' $f");
        row("another mode", "chmod 600 $f");
        row("a document start", "sed -i '1i ---' $f");
        row("quotes gone from a value", "sed -i 's/^server_name:.*/server_name: echo6.co/' $f");
        row("an anchor", "sed -i '/^report_stats:/i limits: \\&limits {per_second: 1}' $f");
        row("no newline at the end", "truncate -s -1 $f", true);
        row("line ends of Windows", "sed -i 's/$/\\r/' $f", true);
    }

    void editsOfHomeserverYamlSurvive()
    {
        QFETCH(QString, edit);
        QFETCH(bool, ours);
        const auto bytes = [] { return PracticeHost::shell(QStringLiteral("cat %1; stat -c '%a %U' %1").arg(s_file)).output; };
        const auto editNow = [&edit] {
            return PracticeHost::shell(QStringLiteral("set -e; f=%1; ").arg(s_file) + edit).status == 0;
        };
        OtherLaptop laptop;
        QVERIFY2(!laptop.failure, qPrintable(laptop.failure ? laptop.failure->summary : QString()));
        Engine &engine = *laptop.engine;
        for (int step = 1; step <= 11; ++step) {
            const StepReport report = engine.runStep(step, {});
            QVERIFY2(!report.error, qPrintable(report.error ? report.error->summary + report.error->detail : QString()));
        }
        const auto write = [&engine] {
            for (const int step : {12, 13}) {
                if (const StepReport report = engine.runStep(step, {}); report.error) {
                    qWarning("%s\n%s", qPrintable(report.error->summary), qPrintable(report.error->detail));
                    return false;
                }
            }
            return true;
        };
        const QByteArray original = bytes();
        PracticeHost::shell(QStringLiteral("cp -a %1 /root/homeserver.original").arg(s_file));

        // Between the preview and the write.
        QVERIFY(editNow());
        const QByteArray edited = bytes();
        QVERIFY(edited != original);
        const StepReport refused = engine.runStep(12, {});
        // A mode is no part of the preview; it stays as it is.
        if (edited.left(edited.lastIndexOf('\n', -2)) != original.left(original.lastIndexOf('\n', -2))) {
            QVERIFY(refused.error);
            QVERIFY2(refused.error->detail.contains(QLatin1String("is not what the preview showed")),
                qPrintable(refused.error->summary + refused.error->detail));
            QCOMPARE(bytes(), edited);
        }
        QVERIFY(engine.survey({}));
        QVERIFY(write());
        QCOMPARE(notProvedBack(engine.rollback(11, {})), QString());
        QCOMPARE(bytes(), edited);

        // Between the write and the roll back.
        PracticeHost::shell(QStringLiteral("cp -a /root/homeserver.original %1").arg(s_file));
        QVERIFY(engine.survey({}));
        QVERIFY(write());
        const QByteArray ourBytes = bytes();
        QVERIFY(editNow());
        const QByteArray both = bytes();
        QVERIFY(both != ourBytes);
        const RollbackReport back = engine.rollback(11, {});
        if (ours) {
            QVERIFY(!back.provedBack());
            QVERIFY2(back.failures.join(QLatin1Char('\n')).contains(QLatin1String("changed by somebody else")),
                qPrintable(back.failures.join(QLatin1Char('\n'))));
            QCOMPARE(bytes(), both);
            // As the sentence says: the lines are taken out by hand.
            PracticeHost::shell(QStringLiteral("cp -a /root/homeserver.original %1").arg(s_file));
            QVERIFY(engine.survey({}));
            QCOMPARE(notProvedBack(engine.rollback(11, {})), QString());
            return;
        }
        QVERIFY2(back.failures.isEmpty() && !back.error, qPrintable(back.failures.join(QLatin1Char('\n'))));
        QCOMPARE(bytes(), edited);
        PracticeHost::shell(QStringLiteral("cp -a /root/homeserver.original %1").arg(s_file));
    }

private:
    inline static const QString s_file = QStringLiteral("/opt/matrix/synapse/homeserver.yaml");
};

QTEST_GUILESS_MAIN(OperatorsTest)
#include "operatorstest.moc"
