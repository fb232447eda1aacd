// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/steptimeline.h"
#include "ui/appearance.h"

#include <QAccessible>
#include <QListView>
#include <QScrollBar>
#include <QtTest>

using namespace Bridgekeeper;

namespace {

QList<TimelineEntry> phases(TimelineState database)
{
    return {{QStringLiteral("Connect"), TimelineState::Done, {}},
        {QStringLiteral("Database"), database,
            {{1, QStringLiteral("Generate the role's password"), TimelineState::Done},
                {2, QStringLiteral("Create role and database"), TimelineState::Running}}},
        {QStringLiteral("Backup"), TimelineState::Locked,
            {{4, QStringLiteral("Extend pg_backup.sh"), TimelineState::Waiting}}}};
}

QStringList readAloud(const StepTimeline &timeline)
{
    const auto *view = timeline.findChild<QListView *>();
    QStringList lines;
    for (int row = 0; row < view->model()->rowCount(); ++row)
        lines.append(view->model()->index(row, 0).data(Qt::AccessibleTextRole).toString());
    return lines;
}

} // namespace

class StepTimelineTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { applyAppearance(Appearance::Light); }

    void saysEveryStateInWords()
    {
        StepTimeline timeline;
        timeline.setEntries(phases(TimelineState::Current));
        QCOMPARE(readAloud(timeline),
            QStringList({QStringLiteral("Connect: done"), QStringLiteral("Database: now"),
                QStringLiteral("Step 1, Generate the role's password: done"),
                QStringLiteral("Step 2, Create role and database: running"), QStringLiteral("Backup: locked")}));
    }

    void showsTheStepsOfTheCurrentPageOnly()
    {
        StepTimeline timeline;
        QList<TimelineEntry> entries = phases(TimelineState::Done);
        entries[1].steps[1].state = TimelineState::Done;
        timeline.setEntries(entries);
        QCOMPARE(readAloud(timeline).size(), 3);
        timeline.setEntries(phases(TimelineState::Current));
        QCOMPARE(readAloud(timeline).size(), 5);
        QCOMPARE(timeline.entries().size(), 3);
    }

    void looksDifferentInEveryStateWithoutColour()
    {
        StepTimeline timeline;
        timeline.resize(240, 60);
        timeline.show();
        QList<QImage> pictures;
        for (const TimelineState state : {TimelineState::Waiting, TimelineState::Current, TimelineState::Running,
                 TimelineState::Done, TimelineState::Failed, TimelineState::Skipped, TimelineState::Locked}) {
            timeline.setEntries({{QStringLiteral("Database"), state, {}}});
            QImage picture = timeline.grab().toImage().convertToFormat(QImage::Format_Grayscale8);
            // Black and white: what is left is shape.
            for (int y = 0; y < picture.height(); ++y) {
                for (int x = 0; x < picture.width(); ++x)
                    picture.scanLine(y)[x] = picture.scanLine(y)[x] < 190 ? 0 : 255;
            }
            QVERIFY(!pictures.contains(picture));
            pictures.append(picture);
        }
    }

    void keepsTheCurrentPageInView()
    {
        QList<TimelineEntry> entries;
        for (int index = 0; index < 30; ++index)
            entries.append(
                {QStringLiteral("Page %1").arg(index), index == 25 ? TimelineState::Current : TimelineState::Waiting, {}});
        StepTimeline timeline;
        timeline.resize(220, 200);
        timeline.show();
        timeline.setEntries(entries);
        const auto *view = timeline.findChild<QListView *>();
        QTRY_VERIFY(view->viewport()->rect().contains(view->visualRect(view->model()->index(25, 0)).center()));
    }

    void takesNoFocusAndIsReadAsAList()
    {
        StepTimeline timeline;
        timeline.setEntries(phases(TimelineState::Current));
        for (const QWidget *widget : timeline.findChildren<QWidget *>())
            QVERIFY2(!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible(), widget->metaObject()->className());
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(timeline.findChild<QListView *>());
        QVERIFY(list);
        QCOMPARE(list->role(), QAccessible::List);
        QCOMPARE(list->childCount(), 5);
    }
};

QTEST_MAIN(StepTimelineTest)
#include "steptimelinetest.moc"
