// SPDX-License-Identifier: GPL-3.0-or-later
#include "threadtime.h"

#include "ui/appearance.h"
#include "ui/consoleview.h"
#include "ui/disclosure.h"

#include <QCheckBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QtTest>

#include <algorithm>

using namespace Bridgekeeper;

namespace {

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
    return std::any_of(
        labels.cbegin(), labels.cend(), [&](const QLabel *label) { return label->isVisible() && label->text() == text; });
}

} // namespace

class ConsoleViewTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { applyAppearance(Appearance::Light); }

    void isFoldedUntilSomethingRuns()
    {
        ConsoleView console;
        console.show();
        const auto *pane = console.findChild<QPlainTextEdit *>();
        QVERIFY(!pane->isVisible());
        console.begin(QStringLiteral("Pulling the image"));
        QVERIFY(pane->isVisible());
        QVERIFY(says(console, QStringLiteral("Pulling the image")));
        QVERIFY(says(console, QStringLiteral("0:00")));
    }

    void theOperatorUnfoldsItByKeyboard()
    {
        ConsoleView console;
        console.show();
        console.append(QStringLiteral("line"));
        auto *fold = console.findChild<Disclosure *>();
        QTest::keyClick(fold, Qt::Key_Return);
        auto *pane = console.findChild<QPlainTextEdit *>();
        QVERIFY(pane->isVisible());
        QTRY_COMPARE(pane->toPlainText(), QStringLiteral("line"));
    }

    void asksForCancellingOnce()
    {
        ConsoleView console;
        console.show();
        console.begin(QStringLiteral("x"));
        QSignalSpy spy(&console, &ConsoleView::cancelRequested);
        QPushButton *cancel = button(console, QStringLiteral("Cancel"));
        cancel->click();
        cancel->click();
        QCOMPARE(spy.count(), 1);
        console.end(QStringLiteral("Cancelled"));
        QVERIFY(!cancel->isVisible());
        QVERIFY(says(console, QStringLiteral("Cancelled")));
    }

    void countsTheSeconds()
    {
        ConsoleView console;
        console.show();
        console.begin(QStringLiteral("x"));
        QTRY_VERIFY_WITH_TIMEOUT(says(console, QStringLiteral("0:01")), 3000);
    }

    void showsControlCharactersAsSigns()
    {
        ConsoleView console;
        console.append(QStringLiteral("a\x1b]0;title\x07 b\r\nc\u202e\n"));
        QCOMPARE(console.text(), QStringLiteral("a‹ESC›]0;title‹U+0007› b\nc‹U+202E›\n"));
    }

    void keepsTheNewestLinesOnly()
    {
        ConsoleView console;
        for (int line = 0; line < 12000; ++line)
            console.append(QString::number(line));
        QVERIFY(console.text().endsWith(QStringLiteral("11999\n")));
        QCOMPARE(console.text().count(u'\n'), 5000);
        QVERIFY(console.text().startsWith(QStringLiteral("7000\n")));
    }

    void followsTheEndUntilSomebodyScrollsUp()
    {
        ConsoleView console;
        console.resize(500, 300);
        console.show();
        console.begin(QStringLiteral("x"));
        auto *pane = console.findChild<QPlainTextEdit *>();
        const auto *follow = console.findChild<QCheckBox *>();
        for (int line = 0; line < 300; ++line)
            console.append(QString::number(line));
        QTRY_COMPARE(pane->blockCount(), 300);
        QCOMPARE(pane->verticalScrollBar()->value(), pane->verticalScrollBar()->maximum());
        QVERIFY(follow->isChecked());

        pane->verticalScrollBar()->setValue(10);
        QVERIFY(!follow->isChecked());
        console.append(QStringLiteral("more"));
        QTRY_COMPARE(pane->blockCount(), 301);
        QCOMPARE(pane->verticalScrollBar()->value(), 10);

        QTest::mouseClick(console.findChild<QCheckBox *>(), Qt::LeftButton, {}, QPoint(8, 8));
        QCOMPARE(pane->verticalScrollBar()->value(), pane->verticalScrollBar()->maximum());
    }

    void aHundredThousandLinesNeverHoldTheWindow()
    {
        ConsoleView console;
        console.resize(600, 400);
        console.show();
        console.begin(QStringLiteral("x"));
        QString flood;
        for (int line = 0; line < 100000; ++line)
            flood += QStringLiteral(
                "\x1b[32mline %1 of something that talks a lot, with a path /opt/matrix/synapse/homeserver.yaml\n")
                         .arg(line);
        ThreadTimer timer;
        console.append(flood);
        long longest = timer.elapsed();
        const auto *pane = console.findChild<QPlainTextEdit *>();
        while (pane->blockCount() < 5000) {
            timer.restart();
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 1);
            longest = std::max(longest, timer.elapsed());
        }
        qInfo("longest step: %ld ms", longest);
        QVERIFY(longest < msOfAStep);
    }

    void aHundredThousandSingleLinesDoNotEither()
    {
        ConsoleView console;
        console.resize(600, 400);
        console.show();
        console.begin(QStringLiteral("x"));
        long longest = 0;
        ThreadTimer timer;
        for (int batch = 0; batch < 100; ++batch) {
            timer.restart();
            for (int line = 0; line < 1000; ++line)
                console.append(QStringLiteral("line %1 in batch %2").arg(line).arg(batch));
            QCoreApplication::processEvents();
            longest = std::max(longest, timer.elapsed());
        }
        qInfo("longest step: %ld ms", longest);
        QVERIFY(longest < msOfAStep);
    }

    void clearsWhatIsThere()
    {
        ConsoleView console;
        console.append(QStringLiteral("a"));
        console.clear();
        QVERIFY(console.text().isEmpty());
    }
};

QTEST_MAIN(ConsoleViewTest)
#include "consoleviewtest.moc"
