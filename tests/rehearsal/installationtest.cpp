// SPDX-License-Identifier: GPL-3.0-or-later
#include "pristinetest.h"

#include <QFile>

using namespace Bridgekeeper::Rehearsal;

/// The whole installation by the command line on the practice host, and the way back.
class InstallationTest : public PristineTest {
    Q_OBJECT

private slots:
    void planChangesNothingAndItsDiffsApply()
    {
        QCOMPARE(m_laptop.verb("plan"), 2);
        QCOMPARE(m_laptop.json.value(QLatin1String("survey_round_trips")).toInt() <= 11, true);
        const QJsonObject change = m_laptop.step(12).value(QLatin1String("changes")).toArray().first().toObject();
        const QByteArray diff = change.value(QLatin1String("diff")).toString().toUtf8();
        QTemporaryDir root;
        const QString path = change.value(QLatin1String("target")).toString();
        QVERIFY(QDir(root.path()).mkpath(path.section(QLatin1Char('/'), 1, -2)));
        QFile file(root.path() + path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(PracticeHost::shell(QStringLiteral("cat ") + path).output);
        file.close();
        const Ended patched =
            runProgram(QStringLiteral("patch"), {QStringLiteral("-d"), root.path(), QStringLiteral("-p1")}, diff);
        QVERIFY2(patched.status == 0, patched.output);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("msc3202_transaction_extensions: true"));
        QCOMPARE(PracticeHost::manifest(), m_pristine);
    }

    /// The finished state of each step is kept for the way back.
    void appliesEveryStepWithItsProofs()
    {
        s_states[0] = m_pristine;
        const QByteArray began = PracticeHost::answer(QStringLiteral("date +%s"));
        for (int step = 1; step <= 18; ++step) {
            const int status =
                m_laptop.verb("apply", {QStringLiteral("--yes"), QStringLiteral("--until"), QString::number(step)});
            QVERIFY2(status == 0, m_laptop.errorOutput);
            const QJsonArray proofs = m_laptop.step(step).value(QLatin1String("proofs")).toArray();
            QVERIFY2(!proofs.isEmpty(), qPrintable(QString::number(step)));
            for (const auto &proof : proofs) {
                QVERIFY(proof.toObject().value(QLatin1String("holds")).toBool());
                qInfo("step %d: %s — %s", step, qPrintable(proof.toObject().value(QLatin1String("proof")).toString()),
                    qPrintable(proof.toObject().value(QLatin1String("evidence")).toString()));
            }
            QVERIFY2(m_laptop.step(step).value(QLatin1String("round_trips")).toInt() <= 2, m_laptop.output);
            s_states[step] = withoutBridgeLog(PracticeHost::manifest());
        }
        const QByteArray restarts = PracticeHost::answer(QStringLiteral(
            "docker events --since %1 --until \"$(date +%s)\" --filter container=matrix-synapse --filter event=restart | wc -l")
                                                             .arg(QString::fromUtf8(began)));
        QCOMPARE(restarts, QByteArray("1"));
    }

    void linksSignalFromTheTerminal()
    {
        QVERIFY2(m_laptop.verb("apply",
                     {QStringLiteral("--yes"), QStringLiteral("--link"), QStringLiteral("--until"), QStringLiteral("19")})
                == 0,
            m_laptop.errorOutput);
        QVERIFY(m_laptop.errorOutput.contains("\u2588") || m_laptop.errorOutput.contains("\u2580"));
        QVERIFY(m_laptop.step(19)
                    .value(QLatin1String("proofs"))
                    .toArray()
                    .first()
                    .toObject()
                    .value(QLatin1String("holds"))
                    .toBool());
    }

    void updatesTheDocuments()
    {
        const QString services = m_laptop.home() + QStringLiteral("/services.md");
        QFile file(services);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("# Services\n");
        file.close();
        QVERIFY2(m_laptop.verb("apply",
                     {QStringLiteral("--yes"), QStringLiteral("--services-md"), services, QStringLiteral("--memory-md"),
                         m_laptop.home() + QStringLiteral("/MEMORY.md")})
                == 0,
            m_laptop.errorOutput);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("## mautrix-signal"));
    }

    void theEndStateIsThePlans()
    {
        const auto sql = [](const QString &database, const QString &statement) {
            return PracticeHost::answer(
                QStringLiteral("docker exec matrix-postgres psql -XAtU synapse -d %1 -c \"%2\"").arg(database, statement));
        };
        QCOMPARE(sql(QStringLiteral("postgres"),
                     QStringLiteral("SELECT rolcanlogin, rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls "
                                    "FROM pg_roles WHERE rolname='mautrix_signal'")),
            QByteArray("t|f|f|f|f|f"));
        QCOMPARE(sql(QStringLiteral("postgres"),
                     QStringLiteral("SELECT pg_get_userbyid(datdba), pg_encoding_to_char(encoding), datcollate, datctype FROM "
                                    "pg_database WHERE datname='mautrix_signal'")),
            QByteArray("mautrix_signal|UTF8|C|C"));
        m_identity = masterKey();
        QVERIFY(m_identity.size() > 20);
        const QByteArray config = PracticeHost::answer(QStringLiteral("cat /opt/matrix/mautrix-signal/config.yaml"));
        QVERIFY(!config.contains("\n        \"example.com\""));
        QVERIFY(!config.contains("as_token:foobar"));
        QVERIFY(config.contains("msc4190: true"));
        QCOMPARE(PracticeHost::answer(QStringLiteral("docker inspect -f '{{json .HostConfig.PortBindings}}' mautrix-signal")),
            QByteArray("{}"));
        for (const char *name : {"registration.yaml", "doublepuppet.yaml"})
            QCOMPARE(PracticeHost::shell(
                         QStringLiteral("docker exec -u 991 matrix-synapse test -r /data/%1").arg(QLatin1String(name)))
                         .status,
                0);
    }

    void theScriptFailsAndKeepsNoBrokenFileWhenADumpFails()
    {
        QVERIFY(PracticeHost::breakIt(QStringLiteral("backup-dump-fails")));
        const QList<QByteArray> all = PracticeHost::answer(QStringLiteral("ls /opt/matrix/backups")).split('\n');
        const QByteArray before = PracticeHost::answer(QStringLiteral("ls /opt/matrix/backups | grep ^mas_"));
        const Ended ran = PracticeHost::shell(QStringLiteral("sleep 1; /opt/matrix/scripts/pg_backup.sh"));
        QVERIFY(ran.status != 0);
        QCOMPARE(PracticeHost::answer(QStringLiteral("ls /opt/matrix/backups | grep ^mas_")), before);
        QCOMPARE(PracticeHost::answer(QStringLiteral("ls -A /opt/matrix/backups | grep -c part")), QByteArray("0"));
        // What this run of the script made is not the program's to take back.
        for (const QByteArray &made : PracticeHost::answer(QStringLiteral("ls /opt/matrix/backups")).split('\n')) {
            if (!all.contains(made))
                PracticeHost::shell(QStringLiteral("rm /opt/matrix/backups/") + QString::fromUtf8(made));
        }
        QVERIFY(PracticeHost::mend(QStringLiteral("backup-dump-fails")));
    }

    void aSecondApplyChangesNothing()
    {
        const QByteArray before = withoutBridgeLog(PracticeHost::manifest());
        QCOMPARE(m_laptop.verb("apply", {QStringLiteral("--yes")}), 0);
        for (const auto &step : m_laptop.json.value(QLatin1String("steps")).toArray())
            QVERIFY2(step.toObject().value(QLatin1String("already_done")).toBool()
                    || step.toObject().value(QLatin1String("state")).toString() == QLatin1String("operator"),
                m_laptop.output);
        const QByteArray now = withoutBridgeLog(PracticeHost::manifest());
        QVERIFY2(now == before, difference(before, now));
        QCOMPARE(m_laptop.verb("plan"), 0);
        QVERIFY2(m_laptop.verb("check") == 0, m_laptop.output);
        QCOMPARE(m_laptop.verb("status"), 0);
        const QByteArray journal = PracticeHost::answer(QStringLiteral("cat /var/lib/bridgekeeper/journal"));
        const QByteArray password = PracticeHost::answer(QStringLiteral("cat /var/lib/bridgekeeper/secrets/database-password"));
        QVERIFY(password.size() >= 32 && !journal.contains(password));
    }

    /// From the finished state back by single steps: after each, the server is what it was when that step had just been done.
    void rollsBackToEveryStep()
    {
        for (int step = 18; step >= 0; --step) {
            if (!thorough() && !QList{17, 15, 13, 11, 8, 5, 3, 1, 0}.contains(step))
                continue;
            const int status =
                m_laptop.verb("rollback", {QStringLiteral("--yes"), QStringLiteral("--to"), QString::number(step)});
            QVERIFY2(status == 0, qPrintable(QString::number(step) + QString::fromUtf8(m_laptop.output)));
            const QByteArray now = withoutBridgeLog(PracticeHost::manifest());
            QVERIFY2(now == s_states[step], QByteArray::number(step) + '\n' + difference(s_states[step], now));
            qInfo("rolled back to %2d: manifest identical, %d proofs", step,
                int(m_laptop.json.value(QLatin1String("proofs")).toArray().size()));
        }
    }

    /// The bridge's own data stands in the way as little after a partial roll back as after a whole one.
    void installsAgainWithTheOldDataRestoredAndOnceAnew()
    {
        const auto install = [this](const QStringList &more = {}) {
            return m_laptop.verb("apply", QStringList{QStringLiteral("--yes")} + more) == 0
                && bridgeLog().contains("Bridge started");
        };
        QVERIFY2(install(), m_laptop.errorOutput);
        QCOMPARE(masterKey(), m_identity);
        for (const int step : thorough() ? QList{16, 8, 1} : QList{8}) {
            QVERIFY2(m_laptop.verb("rollback", {QStringLiteral("--yes"), QStringLiteral("--to"), QString::number(step)}) == 0,
                m_laptop.output);
            QVERIFY2(install(), m_laptop.errorOutput);
            QCOMPARE(masterKey(), m_identity);
        }
        QVERIFY2(m_laptop.verb("rollback", {QStringLiteral("--yes")}) == 0, m_laptop.output);
        QFile settings(m_laptop.home() + QStringLiteral("/settings.yaml"));
        QVERIFY(settings.open(QIODevice::WriteOnly));
        settings.write("earlier_data: start_anew\n");
        settings.close();
        QVERIFY2(install({QStringLiteral("--settings"), settings.fileName()}), m_laptop.errorOutput);
        QVERIFY(masterKey() != m_identity);
        QVERIFY2(m_laptop.verb("rollback", {QStringLiteral("--yes")}) == 0, m_laptop.output);
        const QByteArray now = PracticeHost::manifest();
        QVERIFY2(now == m_pristine, difference(m_pristine, now));
    }

private:
    static QByteArray bridgeLog() { return PracticeHost::answer(QStringLiteral("docker logs mautrix-signal 2>&1")); }
    /// The bot's identity: its cross-signing master key, as Synapse tells everybody.
    static QByteArray masterKey()
    {
        return PracticeHost::answer(
            QStringLiteral("token=$(sed -n 's/^as_token: *//p' /opt/matrix/mautrix-signal/registration.yaml); curl -s -H "
                           "\"Authorization: Bearer $token\" "
                           "-H 'Content-Type: application/json' -d '{\"device_keys\":{\"@signalbot:echo6.co\":[]}}' "
                           "'http://127.0.0.1:8008/_matrix/client/v3/keys/query?user_id=@signalbot:echo6.co' | jq -r "
                           "'.master_keys[].keys | keys[]'"));
    }

    Laptop m_laptop;
    QByteArray m_identity; ///< the bot's, of the first installation
    inline static QByteArray s_states[21];
};

QTEST_GUILESS_MAIN(InstallationTest)
#include "installationtest.moc"
