// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/errorpanel.h"
#include "ui/appearance.h"
#include "ui/disclosure.h"

#include <QAccessible>
#include <QClipboard>
#include <QDialog>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QtTest>
#include <QVBoxLayout>

#include <algorithm>

using namespace Bridgekeeper;

namespace {

Error broken()
{
    return {ErrorKind::Remote, QStringLiteral("Step 14 failed."), QStringLiteral("df: No space left on device\nexit status 1"),
        QStringLiteral("Make room and try again.")};
}

bool says(const QWidget &root, const QString &text)
{
    const QList<QLabel *> labels = root.findChildren<QLabel *>();
    return std::any_of(labels.cbegin(), labels.cend(),
        [&](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
}

} // namespace

class ErrorPanelTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { applyAppearance(Appearance::Light); }

    void isHiddenUntilThereIsAnError()
    {
        QWidget page;
        auto *layout = new QVBoxLayout(&page);
        auto *panel = new ErrorPanel;
        layout->addWidget(panel);
        page.show();
        QVERIFY(!panel->isShown());
        QVERIFY(!panel->isVisible());
        panel->showError(broken());
        QVERIFY(panel->isShown());
        panel->clear();
        QVERIFY(!panel->isShown());
    }

    void hasFourParts()
    {
        ErrorPanel panel;
        panel.showError(broken());
        QVERIFY(says(panel, QStringLiteral("Step 14 failed.")));
        QVERIFY(says(panel, QStringLiteral("The server's disk is full.")));
        QVERIFY(says(panel, QStringLiteral("Make room and try again.")));
        auto *unfold = panel.findChild<Disclosure *>();
        auto *details = panel.findChild<QPlainTextEdit *>();
        QVERIFY(!details->isVisible());
        QTest::keyClick(unfold, Qt::Key_Space);
        QVERIFY(details->isVisible());
        QCOMPARE(details->toPlainText(), broken().detail);
    }

    void copiesAllOfIt()
    {
        ErrorPanel panel;
        panel.showError(broken());
        for (QPushButton *button : panel.findChildren<QPushButton *>()) {
            if (button->text() == QStringLiteral("Copy error"))
                button->click();
        }
        const QString copied = QApplication::clipboard()->text();
        for (const QString &part : {broken().summary, broken().detail, broken().hint})
            QVERIFY(copied.contains(part));
    }

    void offersWaysOn()
    {
        ErrorPanel panel;
        QSignalSpy spy(&panel, &ErrorPanel::wayChosen);
        panel.showError(broken(), {{QStringLiteral("reconnect"), QStringLiteral("Connect again")}});
        panel.findChild<QPushButton *>(QStringLiteral("reconnect"))->click();
        QCOMPARE(spy.value(0).value(0).toString(), QStringLiteral("reconnect"));
    }

    void anotherErrorHasItsOwnWaysOnly()
    {
        ErrorPanel panel;
        panel.showError(broken(), {{QStringLiteral("one"), QStringLiteral("One")}});
        panel.showError(broken(), {{QStringLiteral("two"), QStringLiteral("Two")}});
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(!panel.findChild<QPushButton *>(QStringLiteral("one")));
        QVERIFY(panel.findChild<QPushButton *>(QStringLiteral("two")));
    }

    void takesTheFocusAndEnterPressesNothing()
    {
        QDialog dialog;
        auto *layout = new QVBoxLayout(&dialog);
        auto *panel = new ErrorPanel;
        auto *dangerous = new QPushButton(QStringLiteral("Write"));
        dangerous->setDefault(true);
        layout->addWidget(panel);
        layout->addWidget(dangerous);
        dialog.show();
        QApplication::setActiveWindow(&dialog);
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        QSignalSpy spy(dangerous, &QPushButton::clicked);
        panel->showError(broken());
        QVERIFY(panel->hasFocus());
        QTest::keyClick(panel, Qt::Key_Return);
        QCOMPARE(spy.count(), 0);
    }

    void showsTextOfAServerAsPlainText()
    {
        ErrorPanel panel;
        Error hostile = broken();
        hostile.summary = QStringLiteral("<img src=x> \x1b[0m");
        panel.showError(hostile);
        QVERIFY(says(panel, QStringLiteral("<img src=x> ‹ESC›[0m")));
        for (const QLabel *label : panel.findChildren<QLabel *>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }

    void isAnnounced()
    {
        static bool alerted = false;
        alerted = false;
        QAccessible::setActive(true);
        QAccessible::installUpdateHandler(
            [](QAccessibleEvent *event) { alerted = alerted || event->type() == QAccessible::Alert; });
        ErrorPanel panel;
        panel.showError(broken());
        QAccessible::installUpdateHandler(nullptr);
        // The offscreen platform has nobody to announce to; a display with a screen reader does.
        if (QAccessible::isActive())
            QVERIFY(alerted);
        QVERIFY(panel.accessibleName().contains(broken().summary));
        QVERIFY(panel.accessibleDescription().contains(broken().hint));
    }
};

QTEST_MAIN(ErrorPanelTest)
#include "errorpaneltest.moc"
