// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/consoleview.h"

#include "ui/appearance.h"
#include "ui/copybutton.h"
#include "ui/disclosure.h"
#include "ui/iconview.h"
#include "ui/plaintextpane.h"
#include "ui/textlabel.h"
#include "ui/visibletext.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QScrollBar>
#include <QTimerEvent>

#include <algorithm>
#include <iterator>
#include <vector>

namespace Bridgekeeper {

namespace {

constexpr std::size_t mostLines = 5000;
constexpr qsizetype longestLine = 4000; // a line of megabytes would be laid out in one go
constexpr std::size_t linesAtATime = 400;
constexpr int msBetweenFills = 15;

} // namespace

ConsoleView::ConsoleView(QWidget *parent)
    : QWidget(parent),
      m_icon(new IconView(this)),
      m_what(new TextLabel(TextStyle::Body, this)),
      m_elapsed(new TextLabel(TextStyle::Body, this)),
      m_cancel(new QPushButton(tr("Cancel"), this)),
      m_output(new QWidget(this)),
      m_lines(new PlainTextPane(m_output, 9, 9)),
      m_follow(new QCheckBox(tr("Follow"), m_output)),
      m_unfold(new Disclosure(tr("Output"), m_output, this))
{
    m_elapsed->setTone(Tone::Quiet);
    m_elapsed->setAccessibleName(tr("Elapsed time"));
    m_elapsed->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    m_cancel->setAutoDefault(false);
    m_cancel->setAccessibleDescription(tr("Stops what runs on the server, and says how far it came."));
    m_lines->setAccessibleName(tr("Output"));
    m_lines->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_lines->setMaximumBlockCount(static_cast<int>(mostLines));
    m_follow->setChecked(true);
    m_follow->setAccessibleDescription(tr("Keeps the newest line in view."));
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_cancel->setEnabled(false);
        emit cancelRequested();
    });
    connect(m_lines->verticalScrollBar(), &QScrollBar::valueChanged, this, &ConsoleView::followOrNot);
    connect(m_follow, &QCheckBox::clicked, this, [this](bool follow) {
        if (follow)
            m_lines->verticalScrollBar()->setValue(m_lines->verticalScrollBar()->maximum());
    });
    connect(m_unfold, &Disclosure::toggled, this, [this](bool open) {
        if (open && m_unshown > 0)
            m_fill.start(0, this);
    });

    auto *heading = new QHBoxLayout;
    heading->setSpacing(8);
    heading->addWidget(m_icon);
    heading->addWidget(m_what, 1);
    heading->addWidget(m_elapsed);
    heading->addWidget(m_cancel);
    auto *copy = new CopyButton(
        tr("Copy output"), [this] { return text(); }, m_output);
    auto *tools = new QHBoxLayout;
    tools->addWidget(m_follow);
    tools->addStretch();
    tools->addWidget(copy);
    auto *output = new QVBoxLayout(m_output);
    output->setContentsMargins({});
    output->setSpacing(6);
    output->addWidget(m_lines, 1);
    output->addLayout(tools);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(6);
    layout->addLayout(heading);
    layout->addWidget(m_unfold, 0, Qt::AlignLeading);
    layout->addWidget(m_output, 1);
    setTabOrder(m_cancel, m_unfold);
    setTabOrder(m_unfold, m_lines);
    setTabOrder(m_lines, m_follow);
    setTabOrder(m_follow, copy);
    m_icon->hide();
    m_what->hide();
    m_elapsed->hide();
    m_cancel->hide();
}

void ConsoleView::begin(const QString &what)
{
    m_since.start();
    m_icon->showRunning();
    m_icon->show();
    m_what->showText(what);
    m_cancel->setEnabled(true);
    m_cancel->show();
    setOpen(true);
    showElapsed();
    m_second.start(500, this);
}

void ConsoleView::end(const QString &result)
{
    m_second.stop();
    m_since.invalidate();
    m_elapsed->hide(); // it counts what runs; each result says its own time
    m_icon->showIcon(QStringLiteral("info"), Tone::Quiet);
    m_icon->setVisible(!result.isEmpty());
    m_what->showText(result);
    // Hiding the button that has the focus would throw the focus somewhere.
    if (m_cancel->hasFocus())
        m_unfold->setFocus(Qt::OtherFocusReason);
    m_cancel->setEnabled(false);
    m_cancel->hide();
}

void ConsoleView::showElapsed()
{
    const qint64 seconds = m_since.elapsed() / 1000;
    m_elapsed->showText(QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0')));
}

void ConsoleView::append(const QString &text)
{
    // From the end: what is not kept costs nothing.
    QStringView rest(text);
    if (rest.endsWith(u'\n'))
        rest.chop(1);
    std::vector<QString> lines;
    while (lines.size() < mostLines) {
        const qsizetype start = rest.lastIndexOf(u'\n') + 1;
        QStringView line = rest.mid(start);
        if (line.endsWith(u'\r'))
            line.chop(1);
        const QString cut =
            line.size() > longestLine ? line.left(longestLine).toString() + QStringLiteral("…") : line.toString();
        lines.push_back(visibleText(cut));
        if (start == 0)
            break;
        rest = rest.left(start - 1);
    }
    m_kept.insert(m_kept.end(), std::make_move_iterator(lines.rbegin()), std::make_move_iterator(lines.rend()));
    if (m_kept.size() > mostLines)
        m_kept.erase(m_kept.begin(), m_kept.end() - mostLines);
    m_unshown = std::min(m_unshown + lines.size(), m_kept.size());
    if (m_unfold->isOpen() && !m_fill.isActive())
        m_fill.start(msBetweenFills, this);
    showCount();
}

void ConsoleView::showSomeLines()
{
    const std::size_t now = std::min(m_unshown, linesAtATime);
    QStringList lines;
    for (std::size_t index = m_kept.size() - m_unshown; lines.size() < static_cast<qsizetype>(now); ++index)
        lines.append(m_kept[index]);
    m_unshown -= now;
    m_filling = true;
    m_lines->appendPlainText(lines.join(QLatin1Char('\n')));
    if (m_follow->isChecked())
        m_lines->verticalScrollBar()->setValue(m_lines->verticalScrollBar()->maximum());
    m_filling = false;
    if (m_unshown == 0)
        m_fill.stop();
}

void ConsoleView::showCount()
{
    const auto count = static_cast<int>(m_kept.size());
    m_unfold->setText(count == 0 ? tr("Output") : count == 1 ? tr("Output, 1 line") : tr("Output, %n lines", nullptr, count));
}

void ConsoleView::followOrNot()
{
    if (m_filling)
        return;
    const QScrollBar *bar = m_lines->verticalScrollBar();
    m_follow->setChecked(bar->value() == bar->maximum());
}

void ConsoleView::clear()
{
    m_kept.clear();
    m_unshown = 0;
    m_fill.stop();
    m_filling = true;
    m_lines->clear();
    m_filling = false;
    m_follow->setChecked(true);
    showCount();
}

QString ConsoleView::text() const
{
    QString text;
    for (const QString &line : m_kept)
        text += line + QLatin1Char('\n');
    return text;
}

void ConsoleView::setOpen(bool open)
{
    m_unfold->setOpen(open);
}

void ConsoleView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_second.timerId())
        showElapsed();
    else if (event->timerId() == m_fill.timerId())
        showSomeLines();
    else
        QWidget::timerEvent(event);
}

} // namespace Bridgekeeper
