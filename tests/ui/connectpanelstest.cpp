// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/appearance.h"
#include "ui/hostkeypanel.h"
#include "ui/promptpanel.h"

#include <QClipboard>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QtTest>
#include <QVBoxLayout>

#include <algorithm>

using namespace Bridgekeeper;

namespace {

HostKey key(HostKeyStatus status)
{
    HostKey key;
    key.host = QStringLiteral("matrix.example.org");
    key.type = QStringLiteral("ssh-ed25519");
    key.blob = "a public key";
    key.status = status;
    return key;
}

QPushButton *button(const QWidget &root, const QString &text)
{
    for (QPushButton *candidate : root.findChildren<QPushButton *>()) {
        if (candidate->text() == text)
            return candidate;
    }
    return nullptr;
}

bool says(const QWidget &root, const QString &text)
{
    const QList<QLabel *> labels = root.findChildren<QLabel *>();
    return std::any_of(labels.cbegin(), labels.cend(),
        [&](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
}

// A panel inside a dialog whose default button changes something.
template <typename Panel>
struct Dialog {
    QDialog dialog;
    Panel *panel = new Panel;
    QPushButton *dangerous = new QPushButton(QStringLiteral("Write"));
    QSignalSpy pressed{dangerous, &QPushButton::clicked};

    Dialog()
    {
        auto *layout = new QVBoxLayout(&dialog);
        layout->addWidget(panel);
        layout->addWidget(dangerous);
        dangerous->setDefault(true);
        dialog.show();
        QApplication::setActiveWindow(&dialog);
        (void)QTest::qWaitForWindowActive(&dialog);
    }
};

} // namespace

class ConnectPanelsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { applyAppearance(Appearance::Light); }

    void showsTheFingerprintAndTheCommandThatVerifiesIt()
    {
        HostKeyPanel panel;
        panel.show();
        panel.showKey(key(HostKeyStatus::Unknown));
        QVERIFY(says(panel, key(HostKeyStatus::Unknown).fingerprint()));
        QVERIFY(says(panel, key(HostKeyStatus::Unknown).verifyCommand()));
        button(panel, QStringLiteral("Copy command"))->click();
        QCOMPARE(QApplication::clipboard()->text(), key(HostKeyStatus::Unknown).verifyCommand());
    }

    void comparesWhatIsPasted_data()
    {
        QTest::addColumn<QString>("pasted");
        QTest::addColumn<bool>("acceptable");
        QTest::addColumn<QString>("verdict");
        const QString right = key(HostKeyStatus::Unknown).fingerprint();
        const QString same = QStringLiteral("The same");
        QTest::newRow("nothing") << QString() << true << QString();
        QTest::newRow("bare") << right << true << same;
        QTest::newRow("without prefix") << right.mid(7) << true << same;
        QTest::newRow("whole line") << QStringLiteral("256 %1 root@matrix (ED25519)\n").arg(right) << true << same;
        QTest::newRow("another key") << fingerprintOf("another") << false << QStringLiteral("Not the same");
        QTest::newRow("one letter changed")
            << QString(right).replace(20, 1, right[20] == u'A' ? u'B' : u'A') << false << QStringLiteral("Not the same");
        QTest::newRow("cut off") << right.chopped(1) << false << QStringLiteral("No SHA256");
        QTest::newRow("no fingerprint") << QStringLiteral("command not found") << false << QStringLiteral("No SHA256");
    }

    void comparesWhatIsPasted()
    {
        QFETCH(QString, pasted);
        QFETCH(bool, acceptable);
        QFETCH(QString, verdict);
        HostKeyPanel panel;
        panel.show();
        panel.showKey(key(HostKeyStatus::Unknown));
        panel.findChild<QLineEdit *>()->setText(pasted);
        QCOMPARE(button(panel, QStringLiteral("Accept this key"))->isEnabled(), acceptable);
        if (!verdict.isEmpty())
            QVERIFY(says(panel, verdict));
    }

    void acceptsOrRefusesByTheButtonsOnly()
    {
        Dialog<HostKeyPanel> shown;
        QSignalSpy accepted(shown.panel, &HostKeyPanel::accepted);
        QSignalSpy refused(shown.panel, &HostKeyPanel::refused);
        shown.panel->showKey(key(HostKeyStatus::Unknown));
        auto *field = shown.panel->findChild<QLineEdit *>();
        QVERIFY(field->hasFocus());
        field->setText(key(HostKeyStatus::Unknown).fingerprint());
        QTest::keyClick(field, Qt::Key_Return);
        QPushButton *accept = button(*shown.panel, QStringLiteral("Accept this key"));
        accept->setFocus();
        QTest::keyClick(accept, Qt::Key_Enter);
        QCOMPARE(accepted.count() + shown.pressed.count(), 0);
        QTest::keyClick(accept, Qt::Key_Space);
        QCOMPARE(accepted.count(), 1);
        button(*shown.panel, QStringLiteral("Do not connect"))->click();
        QCOMPARE(refused.count(), 1);
    }

    void aChangedKeyIsNoQuestion_data()
    {
        QTest::addColumn<HostKeyStatus>("status");
        QTest::newRow("changed") << HostKeyStatus::Changed;
        QTest::newRow("revoked") << HostKeyStatus::Revoked;
        QTest::newRow("other type") << HostKeyStatus::OtherType;
    }

    void aChangedKeyIsNoQuestion()
    {
        QFETCH(HostKeyStatus, status);
        HostKeyPanel panel;
        panel.show();
        panel.showKey(key(HostKeyStatus::Unknown));
        panel.showKey(key(status));
        QVERIFY(!button(panel, QStringLiteral("Accept this key"))->isVisible());
        QVERIFY(!panel.findChild<QLineEdit *>()->isVisible());
        QVERIFY(says(panel, refusalOf(key(status)).summary));
        QVERIFY(says(panel, refusalOf(key(status)).hint));
    }

    void asksSeveralThingsAtOnce()
    {
        Dialog<PromptPanel> shown;
        QSignalSpy answered(shown.panel, &PromptPanel::answered);
        shown.panel->ask(QStringLiteral("Log in"), QStringLiteral("The server asks."),
            {{QStringLiteral("Password:"), false}, {QStringLiteral("Code:"), true}}, false);
        const QList<QLineEdit *> fields = shown.panel->findChildren<QLineEdit *>();
        QCOMPARE(fields.size(), 2);
        QCOMPARE(fields[0]->echoMode(), QLineEdit::Password);
        QCOMPARE(fields[1]->echoMode(), QLineEdit::Normal);
        QCOMPARE(fields[0]->accessibleName(), QStringLiteral("Password:"));
        QVERIFY(fields[0]->hasFocus());
        QTest::keyClicks(fields[0], QStringLiteral("hunter2"));
        QTest::keyClick(fields[0], Qt::Key_Return);
        QVERIFY(fields[1]->hasFocus());
        QCOMPARE(answered.count(), 0);
        QTest::keyClicks(fields[1], QStringLiteral("123456"));
        QTest::keyClick(fields[1], Qt::Key_Return);
        QCOMPARE(answered.value(0).value(0).toStringList(), QStringList({QStringLiteral("hunter2"), QStringLiteral("123456")}));
        QCOMPARE(shown.pressed.count(), 0);
    }

    void forgetsWhatWasTyped_data()
    {
        QTest::addColumn<QString>("by");
        for (const char *by : {"answer", "refuse", "hide", "escape"})
            QTest::newRow(by) << QString::fromLatin1(by);
    }

    void forgetsWhatWasTyped()
    {
        QFETCH(QString, by);
        Dialog<PromptPanel> shown;
        shown.panel->ask(QStringLiteral("Log in"), QStringLiteral("x"), {{QStringLiteral("Password:"), false}}, false);
        auto *field = shown.panel->findChild<QLineEdit *>();
        QTest::keyClicks(field, QStringLiteral("hunter2"));
        if (by == QLatin1String("answer"))
            button(*shown.panel, QStringLiteral("Answer"))->click();
        else if (by == QLatin1String("refuse"))
            button(*shown.panel, QStringLiteral("Do not answer"))->click();
        else if (by == QLatin1String("escape"))
            QTest::keyClick(field, Qt::Key_Escape);
        else
            shown.panel->hide();
        QVERIFY(field->text().isEmpty());
        field->undo();
        QVERIFY(field->text().isEmpty());
    }

    void survivesAQuestionThatFollowsAtOnce()
    {
        Dialog<PromptPanel> shown;
        connect(shown.panel, &PromptPanel::answered, shown.panel, [&] {
            shown.panel->ask(QStringLiteral("Again"), QStringLiteral("x"), {{QStringLiteral("Password:"), false}}, true);
        });
        shown.panel->ask(QStringLiteral("Log in"), QStringLiteral("x"), {{QStringLiteral("Password:"), false}}, false);
        QTest::keyClick(shown.panel->findChild<QLineEdit *>(), Qt::Key_Return);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCOMPARE(shown.panel->findChildren<QLineEdit *>().size(), 1);
        QVERIFY(says(*shown.panel, QStringLiteral("not accepted")));
    }

    void showsAHiddenAnswerOnlyWhileTheButtonIsHeld()
    {
        Dialog<PromptPanel> shown;
        shown.panel->ask(QStringLiteral("Log in"), QStringLiteral("x"), {{QStringLiteral("Password:"), false}}, false);
        const auto *field = shown.panel->findChild<QLineEdit *>();
        QPushButton *show = button(*shown.panel, QStringLiteral("Hold to show"));
        QTest::mousePress(show, Qt::LeftButton);
        QCOMPARE(field->echoMode(), QLineEdit::Normal);
        QTest::mouseRelease(show, Qt::LeftButton);
        QCOMPARE(field->echoMode(), QLineEdit::Password);
    }

    void aServersPromptIsPlainText()
    {
        Dialog<PromptPanel> shown;
        shown.panel->ask(
            QStringLiteral("Log in"), QStringLiteral("x"), {{QStringLiteral("<b>\x1b[8m</b>\u202e:"), false}}, false);
        QVERIFY(says(*shown.panel, QStringLiteral("<b>‹ESC›[8m</b>‹U+202E›:")));
    }
};

QTEST_MAIN(ConnectPanelsTest)
#include "connectpanelstest.moc"
