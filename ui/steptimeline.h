// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBasicTimer>
#include <QList>
#include <QString>
#include <QWidget>

class QListView;
class QStandardItemModel;

namespace Bridgekeeper {

enum class TimelineState { Waiting, Current, Running, Done, Failed, Skipped, Locked };

/// One line of the timeline: a page, with the steps that belong to it.
struct TimelineEntry {
    struct Step {
        int number = 0;
        QString title;
        TimelineState state = TimelineState::Waiting;
    };

    QString title;
    TimelineState state = TimelineState::Waiting;
    QList<Step> steps; ///< shown while the entry is the current one
    QString range = {}; ///< the numbers of its steps, "12–14"; empty for a page without steps
};

/// The flight checklist on the left: every page of the wizard with its state by icon, words and weight, never by colour alone.
/// Not focusable: it shows, the page asks. Assistive programs read it as a list.
class StepTimeline : public QWidget {
    Q_OBJECT

public:
    explicit StepTimeline(QWidget *parent = nullptr);

    void setEntries(const QList<TimelineEntry> &entries);
    [[nodiscard]] const QList<TimelineEntry> &entries() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    QList<TimelineEntry> m_entries;
    QStandardItemModel *m_lines;
    QListView *m_view;
    QBasicTimer m_turning;
};

} // namespace Bridgekeeper
