// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run/linkflow.h"
#include "app/steps/phases.h"
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
    void drawsOnlyCodesOfTheNetwork_data();
    void drawsOnlyCodesOfTheNetwork();
    void hidesTheCodeEverywhere();
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
    Settings settings = Settings().completedFrom({});
    settings.domain = QStringLiteral("example.org");
    settings.operatorId = QStringLiteral("@matt:example.org");
    Engine engine(server, settings, QStringLiteral("matt@laptop"));
    LinkFlow flow(engine);
    const Result<LinkState> started = flow.start({});
    QVERIFY2(started, started ? "" : qPrintable(started.error().summary + started.error().detail));
    QCOMPARE(started->code, QByteArray("sgnl://linkdevice?uuid=x"));
    QVERIFY(flow.wait({}));
    QVERIFY2(text.contains("/login/step/a%2Fb%3Fc/fi.mau.signal.qr/display_and_wait?user_id=%40matt%3A"), text.right(2000));
}

void LinkFlowTest::drawsOnlyCodesOfTheNetwork_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("drawn");
    const QString good = QStringLiteral("sgnl://linkdevice?uuid=x&pub_key=y%2Fz");
    QTest::newRow("as Signal makes it") << good << true;
    QTest::newRow("a page") << QStringLiteral("https://example.org/linkdevice?uuid=x") << false;
    QTest::newRow("another command of Signal's") << QStringLiteral("sgnl://rereg?uuid=x") << false;
    QTest::newRow("the prefix alone in it") << QStringLiteral("tel:1?sgnl://linkdevice?uuid=x") << false;
    QTest::newRow("capitals") << good.toUpper() << false;
    QTest::newRow("a line end") << good + QLatin1Char('\n') << false;
    QTest::newRow("a blank") << good + QStringLiteral(" x") << false;
    QTest::newRow("a control character") << good + QChar(0x1b) << false;
    QTest::newRow("not ASCII") << good + QChar(0x202e) << false;
    QTest::newRow("very long") << good + QString(1000, u'x') << false;
}

void LinkFlowTest::drawsOnlyCodesOfTheNetwork()
{
    QFETCH(QString, code);
    QFETCH(bool, drawn);
    Exchange answered;
    answered.status = 200;
    answered.body = QJsonDocument(QJsonObject{{QStringLiteral("type"), QStringLiteral("display_and_wait")},
                                      {QStringLiteral("display_and_wait"), QJsonObject{{QStringLiteral("data"), code}}}})
                        .toJson();
    const Result<LinkAnswer> answer = linkAnswerFrom(answered, {}, Settings().completedFrom({}));
    QCOMPARE(answer.has_value(), drawn);
    if (drawn) {
        QCOMPARE(answer->state.code, code.toUtf8());
    } else {
        QCOMPARE(answer.error().kind, ErrorKind::Remote);
        QVERIFY2(answer.error().summary.contains(QStringLiteral("not one of Signal's")), qPrintable(answer.error().summary));
        QVERIFY(!(answer.error().summary + answer.error().detail + answer.error().hint).contains(code.left(60)));
    }
    // Without a prefix nothing is drawn, either.
    QVERIFY(!linkAnswerFrom(answered, {}, Settings()));
}

void LinkFlowTest::hidesTheCodeEverywhere()
{
    const QByteArray code = "sgnl://linkdevice?uuid=0123456789abcdef0123&pub_key=BRlY%2BsecretKeyOfTheCode";
    ScriptedServer server(
        QStringLiteral("matrix.example.org"), [&code](const Script &, const std::stop_token &) -> Result<ScriptResult> {
            return ScriptResult{0,
                wire("link.code", 0, "200")
                    + wire("link.body", 0,
                        R"({"type":"display_and_wait","login_id":"a","step_id":"b","display_and_wait":{"data":")" + code
                            + R"("}})"),
                "the bridge logs " + code + '\n', {}};
        });
    Engine engine(server, Settings().completedFrom({}), QStringLiteral("matt@laptop"));
    QVERIFY(LinkFlow(engine).start({}));
    for (const QByteArray &shown : {code, QByteArray(R"({"code":"sgnl:\/\/linkdevice","uuid":"0123456789abcdef0123"})"),
             QByteArray("pub_key is BRlY+secretKeyOfTheCode"), code.toBase64()}) {
        const QByteArray masked = engine.masking().masked(shown);
        QVERIFY2(!masked.contains("0123456789abcdef0123") && !masked.contains("secretKeyOfTheCode") && masked != shown, masked);
    }
}

QTEST_GUILESS_MAIN(LinkFlowTest)
#include "linkflowtest.moc"
