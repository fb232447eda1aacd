// SPDX-License-Identifier: GPL-3.0-or-later
#include "pristinetest.h"

#include <QFile>

using namespace Bridgekeeper::Rehearsal;

/// Whatever is wrong is said in a sentence with what to do, and nothing is changed.
class BadInputTest : public PristineTest {
    Q_OBJECT

private slots:
    void saysWhatIsWrongAndChangesNothing_data()
    {
        QTest::addColumn<QString>("account");
        QTest::addColumn<QStringList>("replaced"); ///< option, value; a value of "-" takes the option out
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QByteArray>("settings");
        QTest::addColumn<QString>("sentence");

        const auto row = [](const char *name, const char *account, const QStringList &replaced, const QByteArray &input,
                             const char *fault, const QByteArray &settings, const char *sentence) {
            QTest::newRow(name) << QString::fromLatin1(account) << replaced << input << QString::fromLatin1(fault) << settings
                                << QString::fromLatin1(sentence);
        };
        row("unknown host", "matt", {QStringLiteral("--host"), QStringLiteral("matt@no-such-host.invalid")}, {}, "", {},
            "no-such-host.invalid");
        row("refused port", "matt", {QStringLiteral("--host"), QStringLiteral("matt@127.0.0.1:1")}, {}, "", {}, "refuse");
        row("wrong password", "peter", {}, "not-the-password\n", "", {}, "password|refused|accept");
        row("wrong sudo password", "anna", {}, "not-the-password\n", "", {}, "sudo does not accept the password");
        row("locked key without its passphrase", "kay", {}, {}, "", {}, "passphrase|accept|refused");
        row("changed host key", "matt", {}, {}, "host-key-changed", {}, "host key|changed|another");
        row("no sudo", "guest", {}, {}, "", {}, "sudo");
        row("sudo denied", "matt", {}, {}, "sudo-denied", {}, "sudo");
        row("no Docker", "matt", {}, {}, "no-docker", {}, "docker");
        row("no compose file", "matt", {}, {}, "no-compose-file", {}, "compose file");
        row("homeserver.yaml is no YAML", "matt", {}, {}, "homeserver-not-yaml", {}, "homeserver.yaml|YAML");
        row("invalid domain", "matt", {}, {}, "", "domain: 'not a domain'\n", "domain");
        row("invalid user id", "matt", {}, {}, "", "operator_id: matt\n", "operator");
        row("unknown setting", "matt", {}, {}, "", "colour: blue\n", "colour");
    }

    void saysWhatIsWrongAndChangesNothing()
    {
        QFETCH(QString, account);
        QFETCH(QStringList, replaced);
        QFETCH(QByteArray, input);
        QFETCH(QString, fault);
        QFETCH(QByteArray, settings);
        QFETCH(QString, sentence);
        QStringList arguments =
            QStringList{QStringLiteral("apply"), QStringLiteral("--yes")} + PracticeHost::arguments(account);
        if (!replaced.isEmpty())
            arguments[arguments.indexOf(replaced[0]) + 1] = replaced[1];
        if (!settings.isEmpty()) {
            QFile file(m_laptop.home() + QStringLiteral("/settings.yaml"));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(settings);
            arguments += {QStringLiteral("--settings"), file.fileName()};
        }
        if (!fault.isEmpty())
            QVERIFY(PracticeHost::breakIt(fault));
        const QByteArray before = PracticeHost::manifest();
        const int status = m_laptop.run(arguments, input, std::chrono::seconds(90));
        const QByteArray after = PracticeHost::manifest();
        if (!fault.isEmpty())
            QVERIFY(PracticeHost::mend(fault));
        qInfo("%s\n    %s", qPrintable(m_laptop.summary()), qPrintable(m_laptop.hint()));
        QVERIFY2(status == 1, m_laptop.output + m_laptop.errorOutput);
        QVERIFY2(m_laptop.summary().contains(QRegularExpression(sentence)), m_laptop.output);
        QVERIFY(!m_laptop.hint().isEmpty());
        QVERIFY2(before == after, difference(before, after));
        QVERIFY2(!m_laptop.output.contains("not-the-password") && !m_laptop.errorOutput.contains("not-the-password"),
            "the password is shown");
    }

    void theServerIsAsItWas() { QCOMPARE(PracticeHost::manifest(), m_pristine); }

private:
    Laptop m_laptop;
};

QTEST_GUILESS_MAIN(BadInputTest)
#include "badinputtest.moc"
