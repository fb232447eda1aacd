// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checktable.h"
#include "ui/appearance.h"
#include "ui/checkrowview.h"

#include <QAccessible>
#include <QClipboard>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QtTest>
#include <QVBoxLayout>

using namespace Bridgekeeper;

namespace {

CheckRow row(const QString &key, CheckState state, const QString &details = {})
{
    return {key, state, QStringLiteral("claim of ") + key, QStringLiteral("evidence of ") + key, {}, details};
}

QList<CheckRow> manyRows(int count)
{
    QList<CheckRow> rows;
    for (int index = 0; index < count; ++index)
        rows.append(row(QString::number(index), CheckState::Good, QStringLiteral("details")));
    return rows;
}

struct Shown {
    CheckTable table;

    explicit Shown(const QList<CheckRow> &rows)
    {
        table.setRows(rows);
        table.resize(600, 300);
        table.show();
        QApplication::setActiveWindow(&table);
        (void)QTest::qWaitForWindowActive(&table);
    }

    [[nodiscard]] CheckRowView *view(const QString &key) const
    {
        for (CheckRowView *view : table.findChildren<CheckRowView *>()) {
            if (view->row().key == key && !view->isHidden())
                return view;
        }
        return nullptr;
    }
};

} // namespace

class CheckTableTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { applyAppearance(Appearance::Light); }

    void saysEachStateInAWord_data()
    {
        QTest::addColumn<CheckState>("state");
        QTest::addColumn<QString>("word");
        QTest::newRow("waiting") << CheckState::Waiting << QStringLiteral("waiting");
        QTest::newRow("running") << CheckState::Running << QStringLiteral("running");
        QTest::newRow("good") << CheckState::Good << QStringLiteral("holds");
        QTest::newRow("remark") << CheckState::Remark << QStringLiteral("differs");
        QTest::newRow("bad") << CheckState::Bad << QStringLiteral("failed");
    }

    void saysEachStateInAWord()
    {
        QFETCH(CheckState, state);
        QFETCH(QString, word);
        const Shown shown({row(QStringLiteral("a"), state)});
        bool seen = false;
        for (const QLabel *label : shown.table.findChildren<QLabel *>())
            seen = seen || (label->text() == word && label->isVisible());
        QVERIFY(seen);
        QCOMPARE(shown.view(QStringLiteral("a"))->accessibleName(), word + QStringLiteral(": claim of a"));
        QVERIFY(shown.table.text().startsWith(u'[' + word + u']'));
    }

    void opensByEnterBySpaceAndByAClick()
    {
        const Shown shown({row(QStringLiteral("a"), CheckState::Bad, QStringLiteral("GET /x\n404"))});
        CheckRowView *view = shown.view(QStringLiteral("a"));
        QVERIFY(!view->isOpen());
        QTest::keyClick(view, Qt::Key_Return);
        QVERIFY(view->isOpen());
        QCOMPARE(view->findChild<QPlainTextEdit *>()->toPlainText(), QStringLiteral("GET /x\n404"));
        QTest::keyClick(view, Qt::Key_Space);
        QVERIFY(!view->isOpen());
        QTest::mouseClick(view, Qt::LeftButton, {}, QPoint(60, 12));
        QVERIFY(view->isOpen());
    }

    void aRowWithoutDetailsStaysClosed()
    {
        const Shown shown({row(QStringLiteral("a"), CheckState::Good)});
        QTest::keyClick(shown.view(QStringLiteral("a")), Qt::Key_Return);
        QVERIFY(!shown.view(QStringLiteral("a"))->isOpen());
    }

    void walksByArrowsAndLeavesByTab()
    {
        const Shown shown(manyRows(4));
        shown.view(QStringLiteral("0"))->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QCOMPARE(QApplication::focusWidget(), shown.view(QStringLiteral("2")));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_End);
        QCOMPARE(QApplication::focusWidget(), shown.view(QStringLiteral("3")));
        // One stop for Tab, wherever the arrows went.
        int stops = 0;
        for (const CheckRowView *view : shown.table.findChildren<CheckRowView *>())
            stops += view->focusPolicy() & Qt::TabFocus ? 1 : 0;
        QCOMPARE(stops, 1);
    }

    void keepsOpenRowsFocusAndPositionOverAnUpdate()
    {
        Shown shown(manyRows(30));
        QScrollBar *bar = shown.table.findChild<QScrollArea *>()->verticalScrollBar();
        CheckRowView *opened = shown.view(QStringLiteral("20"));
        opened->setFocus();
        QTest::keyClick(opened, Qt::Key_Return);
        QTRY_VERIFY(bar->maximum() > 200);
        bar->setValue(200);
        QList<CheckRow> rows = manyRows(30);
        rows[20].evidence = QStringLiteral("other evidence");
        rows[3].state = CheckState::Bad;
        shown.table.setRows(rows);
        QCOMPARE(shown.view(QStringLiteral("20")), opened);
        QVERIFY(opened->isOpen());
        QVERIFY(opened->hasFocus());
        QCOMPARE(bar->value(), 200);
    }

    void dropsRowsThatAreGone()
    {
        Shown shown(manyRows(3));
        shown.table.setRows({row(QStringLiteral("2"), CheckState::Good)});
        QVERIFY(!shown.view(QStringLiteral("0")));
        QVERIFY(shown.view(QStringLiteral("2")));
        QVERIFY(shown.view(QStringLiteral("2"))->focusPolicy() & Qt::TabFocus);
    }

    void growsWithItsRowsWhenAsked()
    {
        QWidget page;
        auto *layout = new QVBoxLayout(&page);
        auto *table = new CheckTable;
        table->setGrowing(true);
        table->setRows(manyRows(30));
        layout->addWidget(table);
        page.resize(500, 2000);
        page.show();
        QCoreApplication::processEvents();
        QVERIFY(table->height() > 30 * 30);
        QVERIFY(table->findChild<QScrollArea *>()->isHidden());
    }

    void copiesTheRowThatHasTheFocus()
    {
        const Shown shown({row(QStringLiteral("a"), CheckState::Good)});
        QTest::keySequence(shown.view(QStringLiteral("a")), QKeySequence::Copy);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("[holds] claim of a — evidence of a"));
    }

    void showsTextOfAServerAsPlainText()
    {
        CheckRow hostile = row(QStringLiteral("a"), CheckState::Good);
        hostile.evidence = QStringLiteral("<b>bold</b> \x1b[2J \u202egnp");
        const Shown shown({hostile});
        bool seen = false;
        for (const QLabel *label : shown.table.findChildren<QLabel *>()) {
            QCOMPARE(label->textFormat(), Qt::PlainText);
            seen = seen || label->text() == QStringLiteral("<b>bold</b> ‹ESC›[2J ‹U+202E›gnp");
        }
        QVERIFY(seen);
    }

    void isReadAsAListOfRowsThatOpen()
    {
        const Shown shown({row(QStringLiteral("a"), CheckState::Bad, QStringLiteral("x"))});
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(shown.view(QStringLiteral("a")));
        QVERIFY(interface);
        QCOMPARE(interface->role(), QAccessible::ListItem);
        QVERIFY(interface->state().expandable);
        QVERIFY(interface->state().collapsed);
        interface->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QVERIFY(interface->state().expanded);
    }
};

QTEST_MAIN(CheckTableTest)
#include "checktabletest.moc"
