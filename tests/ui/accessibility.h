// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QButtonGroup>
#include <QCheckBox>
#include <QGroupBox>
#include <QKeySequence>
#include <QLabel>
#include <QRadioButton>
#include <QScrollArea>
#include <QStyle>
#include <QToolButton>
#include <QtTest>

#include <algorithm>

namespace Bridgekeeper {

/// How a fault names the widget: class, object name and words.
inline QString described(const QWidget &widget)
{
    QString words;
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        words = button->text();
    else if (const auto *label = qobject_cast<const QLabel *>(&widget))
        words = label->text();
    if (words.isEmpty())
        words = widget.accessibleName();
    return QStringLiteral("%1 “%2” %3 (%4×%5)")
        .arg(QString::fromLatin1(widget.metaObject()->className()), words.left(60), widget.objectName())
        .arg(widget.width())
        .arg(widget.height());
}

/// The widgets below `root` that an operator sees, `root` included.
inline QList<QWidget *> seenWidgets(QWidget &root)
{
    QList<QWidget *> seen{&root};
    for (QWidget *widget : root.findChildren<QWidget *>()) {
        if (widget->isVisibleTo(&root) && !widget->isWindow())
            seen.append(widget);
    }
    return seen;
}

/// Controls that take the focus and that a screen reader cannot name.
inline QStringList unnamedControls(QWidget &root)
{
    QStringList faults;
    for (QWidget *widget : seenWidgets(root)) {
        if (widget->focusPolicy() == Qt::NoFocus || widget->focusProxy() || !widget->isEnabledTo(&root))
            continue;
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
        if (!interface || interface->text(QAccessible::Name).trimmed().isEmpty())
            faults.append(QStringLiteral("no accessible name: ") + described(*widget));
    }
    return faults;
}

/// Two controls that one Alt+letter would reach.
inline QStringList mnemonicClashes(QWidget &root)
{
    QStringList faults;
    QMap<QKeySequence, QWidget *> taken;
    for (QWidget *widget : seenWidgets(root)) {
        QString text;
        if (const auto *button = qobject_cast<QAbstractButton *>(widget))
            text = button->text();
        else if (const auto *label = qobject_cast<QLabel *>(widget); label && label->buddy())
            text = label->text();
        else if (const auto *box = qobject_cast<QGroupBox *>(widget))
            text = box->title();
        const QKeySequence mnemonic = QKeySequence::mnemonic(text);
        if (mnemonic.isEmpty())
            continue;
        if (taken.contains(mnemonic))
            faults.append(QStringLiteral("%1 reaches two: %2 and %3")
                              .arg(mnemonic.toString(), described(*taken.value(mnemonic)), described(*widget)));
        taken.insert(mnemonic, widget);
    }
    return faults;
}

/// Presses Tab all the way round: each enabled control must have its turn exactly once. `root` has to be shown in an active
/// window.
inline QStringList tabChainFaults(QWidget &root)
{
    QList<QWidget *> expected;
    QList<const QButtonGroup *> groups;
    for (QWidget *widget : seenWidgets(root)) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy() || !widget->isEnabledTo(&root))
            continue;
        // Of buttons that exclude one another, Tab reaches the chosen one.
        if (const auto *radio = qobject_cast<QRadioButton *>(widget); radio && !radio->isChecked()) {
            const QList<QRadioButton *> siblings =
                radio->parentWidget()->findChildren<QRadioButton *>(Qt::FindDirectChildrenOnly);
            if (std::any_of(siblings.cbegin(), siblings.cend(), [](const QRadioButton *other) { return other->isChecked(); }))
                continue;
        }
        expected.append(widget);
    }
    if (expected.isEmpty())
        return {};
    QStringList faults;
    expected.first()->setFocus(Qt::TabFocusReason);
    QList<QWidget *> reached;
    for (qsizetype turn = 0; turn < expected.size() * 2 + 20; ++turn) {
        QWidget *const focus = QApplication::focusWidget();
        if (!focus) {
            faults.append(QStringLiteral("Tab loses the focus"));
            break;
        }
        if (root.isAncestorOf(focus) || focus == &root) {
            if (reached.contains(focus)) {
                if (focus != reached.first())
                    faults.append(QStringLiteral("Tab comes twice to ") + described(*focus));
                break;
            }
            reached.append(focus);
        }
        QTest::keyClick(focus, Qt::Key_Tab);
        if (QApplication::focusWidget() == focus && expected.size() > 1) {
            faults.append(QStringLiteral("Tab does not leave ") + described(*focus));
            break;
        }
    }
    for (QWidget *widget : std::as_const(expected)) {
        if (!reached.contains(widget))
            faults.append(QStringLiteral("Tab does not reach ") + described(*widget));
    }
    return faults;
}

/// Labels and buttons whose words need more room than they have, and those that stick out of what shows them.
inline QStringList clippedTexts(QWidget &root)
{
    QStringList faults;
    for (QWidget *widget : seenWidgets(root)) {
        QSize needed;
        if (const auto *label = qobject_cast<QLabel *>(widget)) {
            if (label->text().isEmpty())
                continue;
            const bool wraps = label->hasHeightForWidth() || label->wordWrap();
            needed = wraps ? QSize(1, label->heightForWidth(label->width())) : label->sizeHint();
        } else if (const auto *button = qobject_cast<QAbstractButton *>(widget)) {
            const auto *tool = qobject_cast<QToolButton *>(widget);
            const bool iconOnly = tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly;
            if (button->text().isEmpty() || iconOnly)
                continue;
            needed = button->fontMetrics().size(Qt::TextShowMnemonic, button->text());
            if (!button->icon().isNull())
                needed.rwidth() += button->iconSize().width();
            if (qobject_cast<const QCheckBox *>(button) || qobject_cast<const QRadioButton *>(button))
                needed.rwidth() += button->style()->pixelMetric(QStyle::PM_IndicatorWidth, nullptr, button);
        } else {
            continue;
        }
        if (needed.width() > widget->width() + 1 || needed.height() > widget->height() + 1)
            faults.append(
                QStringLiteral("clipped, needs %1×%2: %3").arg(needed.width()).arg(needed.height()).arg(described(*widget)));
        // What a scroll area holds may lie below its lower edge, never beyond its sides.
        QWidget *frame = &root;
        bool scrolls = false;
        for (QWidget *above = widget->parentWidget(); above && above != &root; above = above->parentWidget()) {
            if (const auto *area = qobject_cast<QScrollArea *>(above)) {
                frame = area->viewport();
                scrolls = true;
                break;
            }
        }
        const QRect place(widget->mapTo(frame, QPoint()), widget->size());
        if (place.left() < -1 || place.right() > frame->width()
            || (!scrolls && (place.top() < -1 || place.bottom() > frame->height())))
            faults.append(QStringLiteral("sticks out of what shows it: ") + described(*widget));
    }
    return faults;
}

/// Everything in `root` that would stop an operator with a keyboard, a screen reader or large letters, a sentence each.
inline QStringList accessibilityFaults(QWidget &root)
{
    return unnamedControls(root) + mnemonicClashes(root) + tabChainFaults(root) + clippedTexts(root);
}

} // namespace Bridgekeeper
