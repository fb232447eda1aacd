// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checkrowview.h"

#include "ui/appearance.h"
#include "ui/copybutton.h"
#include "ui/iconview.h"
#include "ui/plaintextpane.h"
#include "ui/textlabel.h"

#include <QAccessibleWidget>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace Bridgekeeper {

namespace {

constexpr CheckState everyState[] = {
    CheckState::Waiting, CheckState::Running, CheckState::Good, CheckState::Remark, CheckState::Bad};

struct Sign {
    QString icon;
    Tone tone;
};

Sign signOf(CheckState state)
{
    switch (state) {
    case CheckState::Waiting:
        return {QStringLiteral("circle"), Tone::Quiet};
    case CheckState::Running:
        return {QString(), Tone::Accent};
    case CheckState::Good:
        return {QStringLiteral("good"), Tone::Good};
    case CheckState::Remark:
        return {QStringLiteral("warning"), Tone::Warning};
    case CheckState::Bad:
        return {QStringLiteral("bad"), Tone::Bad};
    }
    return {};
}

// A row is an item of a list that opens, which no ready-made interface says of a plain widget.
class AccessibleRow : public QAccessibleWidget {
public:
    explicit AccessibleRow(CheckRowView *row) : QAccessibleWidget(row, QAccessible::ListItem), m_row(row) { }

    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.expandable = m_row->canOpen();
        state.expanded = m_row->isOpen();
        state.collapsed = m_row->canOpen() && !m_row->isOpen();
        return state;
    }

    [[nodiscard]] QStringList actionNames() const override
    {
        QStringList names = QAccessibleWidget::actionNames();
        if (m_row->canOpen())
            names.prepend(pressAction());
        return names;
    }

    void doAction(const QString &name) override
    {
        if (name == pressAction())
            m_row->toggle();
        else
            QAccessibleWidget::doAction(name);
    }

private:
    CheckRowView *m_row;
};

QAccessibleInterface *accessibleRow(const QString &, QObject *object)
{
    auto *row = qobject_cast<CheckRowView *>(object);
    return row ? new AccessibleRow(row) : nullptr;
}

} // namespace

QString wordOf(CheckState state)
{
    switch (state) {
    case CheckState::Waiting:
        return CheckTable::tr("waiting");
    case CheckState::Running:
        return CheckTable::tr("running");
    case CheckState::Good:
        return CheckTable::tr("holds");
    case CheckState::Remark:
        return CheckTable::tr("differs");
    case CheckState::Bad:
        return CheckTable::tr("failed");
    }
    return {};
}

CheckRowView::CheckRowView(QWidget *parent)
    : QWidget(parent),
      m_icon(new IconView(this, 1.1)),
      m_word(new TextLabel(TextStyle::Strong, this)),
      m_claim(new TextLabel(TextStyle::Body, this)),
      m_evidence(new TextLabel(TextStyle::Small, this)),
      m_consequence(new QWidget(this)),
      m_consequenceWords(new TextLabel(TextStyle::Small, m_consequence)),
      m_chevron(new IconView(this)),
      m_head(new QWidget(this))
{
    static const bool installed = (QAccessible::installFactory(accessibleRow), true);
    Q_UNUSED(installed)
    setFocusPolicy(Qt::ClickFocus);
    m_evidence->setTone(Tone::Quiet);
    int widest = 0;
    for (const CheckState state : everyState)
        widest = std::max(widest, QFontMetrics(m_word->font()).horizontalAdvance(wordOf(state)));
    m_word->setFixedWidth(widest + 2);
    m_word->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Minimum);

    auto *consequence = new QHBoxLayout(m_consequence);
    consequence->setContentsMargins({});
    consequence->setSpacing(6);
    auto *arrow = new IconView(m_consequence, 0.85);
    arrow->showIcon(isRightToLeft() ? QStringLiteral("arrow-left") : QStringLiteral("arrow-right"), Tone::Quiet);
    consequence->addWidget(arrow, 0, Qt::AlignTop);
    consequence->addWidget(m_consequenceWords, 1);

    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_claim);
    words->addWidget(m_evidence);
    words->addWidget(m_consequence);
    auto *head = new QHBoxLayout(m_head);
    head->setContentsMargins(12, 9, 12, 9);
    head->setSpacing(10);
    head->addWidget(m_icon, 0, Qt::AlignTop);
    head->addWidget(m_word, 0, Qt::AlignTop);
    head->addLayout(words, 1);
    head->addWidget(m_chevron, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_head);
}

void CheckRowView::showRow(const CheckRow &row)
{
    if (m_shown && row == m_row)
        return;
    const bool otherState = m_shown && row.state != m_row.state;
    m_row = row;
    m_shown = true;
    const Sign sign = signOf(row.state);
    if (sign.icon.isEmpty())
        m_icon->showRunning();
    else
        m_icon->showIcon(sign.icon, sign.tone);
    m_word->setTone(sign.tone);
    m_word->showText(wordOf(row.state));
    m_claim->showText(row.claim);
    m_evidence->showText(row.evidence);
    m_consequenceWords->showText(row.consequence);
    m_consequence->setVisible(!row.consequence.isEmpty());
    if (m_pane && m_pane->toPlainText() != row.details)
        m_pane->setPlainText(row.details);
    if (!canOpen())
        showOpen(false);
    showChevron();
    setAccessibleName(tr("%1: %2").arg(wordOf(row.state), m_claim->text()));
    QStringList description{m_evidence->text(), m_consequenceWords->text()};
    if (canOpen())
        description.append(tr("Enter opens the details."));
    description.removeAll(QString());
    setAccessibleDescription(description.join(QLatin1Char(' ')));
    setCursor(canOpen() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (otherState) {
        QAccessibleEvent changed(this, QAccessible::NameChanged);
        QAccessible::updateAccessibility(&changed);
    }
}

bool CheckRowView::isOpen() const
{
    return m_details && !m_details->isHidden();
}

void CheckRowView::showChevron()
{
    const QString folded = isRightToLeft() ? QStringLiteral("chevron-left") : QStringLiteral("chevron-right");
    m_chevron->showIcon(!canOpen() ? QString() : isOpen() ? QStringLiteral("chevron-down") : folded, Tone::Quiet);
}

void CheckRowView::toggle()
{
    if (canOpen())
        showOpen(!isOpen());
}

void CheckRowView::showOpen(bool open)
{
    if (open && !m_details) {
        m_details = new QWidget(this);
        m_pane = new PlainTextPane(m_details, 14);
        m_pane->setPlainText(m_row.details);
        m_pane->setAccessibleName(tr("Details of: %1").arg(m_claim->text()));
        auto *copy = new CopyButton(
            tr("Copy details"), [this] { return m_row.details; }, m_details);
        auto *inside = new QVBoxLayout(m_details);
        inside->setContentsMargins(12, 0, 12, 12);
        inside->addWidget(m_pane);
        inside->addWidget(copy, 0, Qt::AlignTrailing);
        layout()->addWidget(m_details);
        setTabOrder(this, m_pane);
        setTabOrder(m_pane, copy);
    }
    if (m_details)
        m_details->setVisible(open);
    showChevron();
    QAccessible::State changed;
    changed.expanded = true;
    QAccessibleStateChangeEvent event(this, changed);
    QAccessible::updateAccessibility(&event);
}

QString CheckRowView::text() const
{
    QString line = QStringLiteral("[%1] %2").arg(wordOf(m_row.state), m_row.claim);
    if (!m_row.evidence.isEmpty())
        line += QStringLiteral(" — ") + m_row.evidence;
    if (!m_row.consequence.isEmpty())
        line += QStringLiteral(" → ") + m_row.consequence;
    return line;
}

void CheckRowView::paintEvent(QPaintEvent *)
{
    if (!hasFocus())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor accent = tintsOf(palette()).accent;
    QColor ground = accent;
    ground.setAlphaF(0.08F);
    painter.setBrush(ground);
    painter.setPen(QPen(accent, 2));
    painter.drawRoundedRect(QRectF(m_head->geometry()).adjusted(2, 2, -2, -2), 6, 6);
}

void CheckRowView::mousePressEvent(QMouseEvent *event)
{
    event->accept();
}

void CheckRowView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && m_head->geometry().contains(event->position().toPoint()))
        toggle();
}

void CheckRowView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        QGuiApplication::clipboard()->setText(text());
        return;
    }
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        return toggle(); // taken in any case: it must not go on to the page's own button
    default:
        QWidget::keyPressEvent(event);
    }
}

void CheckRowView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void CheckRowView::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

void CheckRowView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange)
        showChevron();
}

} // namespace Bridgekeeper
