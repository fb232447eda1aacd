// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run/linkflow.h"
#include "scriptedserver.h"

#include <QtTest>

using namespace Bridgekeeper;

/// What the bridge's provisioning API is asked, and how.
class LinkFlowTest : public QObject {
    Q_OBJECT

private slots:
    void asksInTheOperatorsName_data();
    void asksInTheOperatorsName();
    void goesOnWithTheLoginThatTheBridgeNamed();
};

void LinkFlowTest::asksInTheOperatorsName_data()
{
    QTest::addColumn<QString>("operatorId");
    QTest::addColumn<QByteArray>("asked");
    QTest::newRow("plain") << QStringLiteral("@matt:example.org") << QByteArray("?user_id=%40matt%3Aexample.org'");
    // In a query a bare plus is a space.
    QTest::newRow("plus") << QStringLiteral("@matt+admin:example.org") << QByteArray("?user_id=%40matt%2Badmin%3Aexample.org'");
}

void LinkFlowTest::asksInTheOperatorsName()
{
    QFETCH(QString, operatorId);
    QFETCH(QByteArray, asked);
    QByteArray text;
    ScriptedServer server(
        QStringLiteral("matrix.example.org"), [&text](const Script &script, const std::stop_token &) -> Result<ScriptResult> {
            text = script.text;
            return ScriptResult{0, {}, {}, {}};
        });
    Settings settings;
    settings.operatorId = operatorId;
    Engine engine(server, settings, QStringLiteral("matt@laptop"));
    LinkFlow flow(engine);
    QVERIFY(!flow.start({}));
    QVERIFY2(text.contains("/login/start/" + settings.bridge.loginFlow.toUtf8() + asked), text.right(2000));
}

void LinkFlowTest::goesOnWithTheLoginThatTheBridgeNamed()
{
    QByteArray text;
    ScriptedServer server(
        QStringLiteral("matrix.example.org"), [&text](const Script &script, const std::stop_token &) -> Result<ScriptResult> {
            text = script.text;
            return ScriptResult{0,
                wire("link.code", 0, "200")
                    + wire("link.body", 0,
                        R"({"type":"display_and_wait","login_id":"a/b?c","step_id":"fi.mau.signal.qr",)"
                        R"("display_and_wait":{"type":"qr","data":"sgnl://linkdevice?uuid=x"}})"),
                {}, {}};
        });
    Settings settings;
    settings.operatorId = QStringLiteral("@matt:example.org");
    Engine engine(server, settings, QStringLiteral("matt@laptop"));
    LinkFlow flow(engine);
    const Result<LinkState> started = flow.start({});
    QVERIFY2(started, started ? "" : qPrintable(started.error().summary + started.error().detail));
    QCOMPARE(started->code, QByteArray("sgnl://linkdevice?uuid=x"));
    QVERIFY(flow.wait({}));
    QVERIFY2(text.contains("/login/step/a%2Fb%3Fc/fi.mau.signal.qr/display_and_wait?user_id=%40matt%3A"), text.right(2000));
}

QTEST_GUILESS_MAIN(LinkFlowTest)
#include "linkflowtest.moc"
