// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/programstyle.h"

#include "ui/appearance.h"
#include "ui/disclosure.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

#include <algorithm>

namespace Bridgekeeper {

namespace {

constexpr qreal corner = 6;
constexpr int iconGap = 7; // between a button's icon and its words
constexpr int fieldPadding = 6; // left and right of the text in a field
constexpr const char *takesAway = "takesAway";
constexpr const char *mainWay = "mainWay";

QColor mixed(const QColor &one, const QColor &other, float share)
{
    return QColor::fromRgbF(one.redF() * (1 - share) + other.redF() * share,
        one.greenF() * (1 - share) + other.greenF() * share, one.blueF() * (1 - share) + other.blueF() * share);
}

void paintBox(QPainter &painter, const QRectF &area, const QColor &ground, const QColor &edge, qreal radius = corner)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(edge, 1));
    painter.setBrush(ground);
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.restore();
}

void paintRing(QPainter &painter, const QRectF &area, const QColor &color, qreal radius = corner)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), radius, radius);
    painter.restore();
}

void paintChevron(QPainter &painter, const QRect &area, const QString &direction, const QColor &color, int side)
{
    QRect square(0, 0, side, side);
    square.moveCenter(area.center());
    iconOf(QStringLiteral("chevron-") + direction, color).paint(&painter, square);
}

bool isFilled(const QStyleOptionButton &button, const QWidget *widget)
{
    return (button.state & QStyle::State_Enabled)
        && ((button.features & QStyleOptionButton::DefaultButton)
            || (widget && (widget->property(takesAway).toBool() || widget->property(mainWay).toBool())));
}

QColor fillOf(const QStyleOptionButton &button, const QWidget *widget)
{
    if (widget && widget->property(takesAway).toBool())
        return tintsOf(button.palette).bad;
    return button.palette.color(QPalette::Highlight);
}

void paintButton(const QStyleOptionButton &button, QPainter &painter, const QWidget *widget)
{
    const Tints tints = tintsOf(button.palette);
    if ((button.features & QStyleOptionButton::Flat) && !(button.state & (QStyle::State_Sunken | QStyle::State_MouseOver)))
        return;
    const bool enabled = button.state & QStyle::State_Enabled;
    QColor ground = button.palette.color(enabled ? QPalette::Button : QPalette::Window);
    QColor edge = enabled ? button.palette.color(QPalette::Dark) : tints.line;
    if (isFilled(button, widget))
        ground = edge = fillOf(button, widget);
    const QColor text = button.palette.color(QPalette::ButtonText);
    if (button.state & (QStyle::State_Sunken | QStyle::State_On))
        ground = mixed(ground, text, 0.14F);
    else if (enabled && (button.state & QStyle::State_MouseOver))
        ground = mixed(ground, text, 0.06F);
    paintBox(painter, button.rect, ground, edge);
}

void paintButtonLabel(const QStyleOptionButton &button, QPainter &painter, const QWidget *widget)
{
    const bool enabled = button.state & QStyle::State_Enabled;
    QColor color = button.palette.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::ButtonText);
    if (isFilled(button, widget))
        color =
            button.palette.color(widget && widget->property(takesAway).toBool() ? QPalette::Base : QPalette::HighlightedText);
    QRect area = button.rect;
    int flags = Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine;
    if (!button.icon.isNull()) {
        const int text =
            button.text.isEmpty() ? 0 : button.fontMetrics.size(Qt::TextShowMnemonic, button.text).width() + iconGap;
        const int side = button.iconSize.height();
        const int left = area.left() + (area.width() - side - text) / 2;
        const QRect icon(left, area.top() + (area.height() - side) / 2, side, side);
        button.icon.paint(&painter, QStyle::visualRect(button.direction, area, icon), Qt::AlignCenter,
            enabled ? QIcon::Normal : QIcon::Disabled);
        area = QStyle::visualRect(button.direction, area, QRect(left + side + iconGap, area.top(), text, area.height()));
        flags = static_cast<int>(QStyle::visualAlignment(button.direction, Qt::AlignLeft)) | Qt::AlignVCenter
            | Qt::TextShowMnemonic | Qt::TextSingleLine;
    }
    painter.setPen(color);
    painter.drawText(area, flags, button.text);
}

void paintIndicator(const QStyleOption &option, QPainter &painter, bool round)
{
    const bool on = option.state & (QStyle::State_On | QStyle::State_NoChange);
    const bool enabled = option.state & QStyle::State_Enabled;
    const QColor fill = option.palette.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::Highlight);
    const QRectF box = option.rect;
    paintBox(painter, box, on ? fill : option.palette.color(QPalette::Base), on ? fill : tintsOf(option.palette).quiet,
        round ? box.width() / 2 : 4);
    if (!on)
        return;
    const QColor sign = option.palette.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::HighlightedText);
    if (round) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(sign);
        painter.drawEllipse(box.center(), box.width() * 0.22, box.width() * 0.22);
        painter.restore();
    } else {
        const QString name = option.state & QStyle::State_NoChange ? QStringLiteral("minus") : QStringLiteral("check");
        iconOf(name, sign).paint(&painter, option.rect.adjusted(1, 1, -1, -1));
    }
}

void paintField(const QStyleOption &option, QPainter &painter)
{
    const bool enabled = option.state & QStyle::State_Enabled;
    paintBox(painter, option.rect, option.palette.color(enabled ? QPalette::Base : QPalette::Window),
        enabled ? option.palette.color(QPalette::Dark) : tintsOf(option.palette).line);
    if (option.state & QStyle::State_HasFocus)
        paintRing(painter, option.rect, option.palette.color(QPalette::Highlight));
}

void paintScrollBar(const QStyle &style, const QStyleOptionSlider &bar, QPainter &painter, const QWidget *widget)
{
    const QAbstractScrollArea *area = nullptr;
    for (const QWidget *above = widget; above && !area; above = above->parentWidget())
        area = qobject_cast<const QAbstractScrollArea *>(above);
    if (area)
        painter.fillRect(bar.rect, area->viewport()->palette().color(area->viewport()->backgroundRole()));
    if (bar.minimum == bar.maximum)
        return;
    QRectF handle = style.subControlRect(QStyle::CC_ScrollBar, &bar, QStyle::SC_ScrollBarSlider, widget);
    const bool upright = bar.orientation == Qt::Vertical;
    handle.adjust(upright ? 3 : 1, upright ? 1 : 3, upright ? -3 : -1, upright ? -1 : -3);
    const bool grabbed = bar.state & (QStyle::State_MouseOver | QStyle::State_Sunken);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(grabbed ? tintsOf(bar.palette).quiet : bar.palette.color(QPalette::Dark));
    const qreal radius = (upright ? handle.width() : handle.height()) / 2;
    painter.drawRoundedRect(handle, radius, radius);
    painter.restore();
}

} // namespace

ProgramStyle::ProgramStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) { }

void ProgramStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case PE_FrameFocusRect:
        if (option->state & State_KeyboardFocusChange || (widget && widget->hasFocus()))
            paintRing(*painter, option->rect, tintsOf(option->palette).accent, 4);
        return;
    case PE_IndicatorCheckBox:
        return paintIndicator(*option, *painter, false);
    case PE_IndicatorRadioButton:
        return paintIndicator(*option, *painter, true);
    case PE_PanelLineEdit:
        // Without a frame of its own it stands inside a spin box or combo box, which draws one.
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0)
            paintField(*option, *painter);
        return;
    case PE_FrameLineEdit:
        return;
    case PE_Frame:
        painter->save();
        painter->setPen(tintsOf(option->palette).line);
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5));
        painter->restore();
        return;
    case PE_FrameGroupBox:
        return paintBox(*painter, option->rect, option->palette.color(QPalette::Base), tintsOf(option->palette).line, 8);
    case PE_PanelButtonTool:
        if (option->state
                & (State_MouseOver | State_Sunken | (qobject_cast<const Disclosure *>(widget) ? State_None : State_On))
            && option->state & State_Enabled) {
            QColor ground = option->palette.color(QPalette::WindowText);
            ground.setAlphaF(option->state & State_Sunken ? 0.14F : 0.07F);
            paintBox(*painter, option->rect, ground, Qt::transparent);
        }
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void ProgramStyle::drawControl(
    ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case CE_PushButtonBevel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            paintButton(*button, *painter, widget);
        return;
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            paintButtonLabel(*button, *painter, widget);
        return;
    case CE_ProgressBarGroove: {
        const QRect area = option->rect;
        paintBox(*painter, area, tintsOf(option->palette).line, Qt::transparent, std::min(4.0, area.height() / 2.0));
        return;
    }
    case CE_ProgressBarContents:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option); bar && bar->maximum > bar->minimum) {
            QRectF done = bar->rect;
            const qreal part = qBound(0.0, qreal(bar->progress - bar->minimum) / (bar->maximum - bar->minimum), 1.0);
            done.setWidth(done.width() * part);
            if (bar->direction == Qt::RightToLeft)
                done.moveRight(bar->rect.right() + 1.0);
            paintBox(
                *painter, done, bar->palette.color(QPalette::Highlight), Qt::transparent, std::min(4.0, done.height() / 2.0));
            return;
        }
        break;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, option->palette.color(QPalette::AlternateBase));
        return;
    case CE_HeaderSection:
        painter->fillRect(option->rect, option->palette.color(QPalette::AlternateBase));
        painter->fillRect(
            QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), tintsOf(option->palette).line);
        return;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void ProgramStyle::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const int side = option->fontMetrics.height() * 3 / 4;
    if (control == CC_ScrollBar) {
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option))
            return paintScrollBar(*proxy(), *bar, *painter, widget);
    } else if (control == CC_ComboBox) {
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option)) {
            paintField(*option, *painter);
            const QRect arrow = proxy()->subControlRect(CC_ComboBox, combo, SC_ComboBoxArrow, widget);
            paintChevron(*painter, arrow, QStringLiteral("down"), tintsOf(option->palette).quiet, side);
            return;
        }
    } else if (control == CC_SpinBox) {
        if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option)) {
            paintField(*option, *painter);
            const QColor color = tintsOf(option->palette).quiet;
            const int small = side * 5 / 6;
            if (spin->buttonSymbols != QAbstractSpinBox::NoButtons) {
                paintChevron(
                    *painter, proxy()->subControlRect(control, spin, SC_SpinBoxUp, widget), QStringLiteral("up"), color, small);
                paintChevron(*painter, proxy()->subControlRect(control, spin, SC_SpinBoxDown, widget), QStringLiteral("down"),
                    color, small);
            }
            return;
        }
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

int ProgramStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    const int line = option ? option->fontMetrics.height() : widget ? widget->fontMetrics().height() : 16;
    switch (metric) {
    case PM_ButtonDefaultIndicator:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
        return line;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return std::max(16, line);
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
    case PM_HeaderMargin:
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return 8;
    case PM_ScrollBarExtent:
        return 12;
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ScrollView_ScrollBarOverlap:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int ProgramStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *returned) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ComboBox_Popup:
    case SH_ScrollBar_Transient:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

QSize ProgramStyle::sizeFromContents(
    ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    const QSize made = QProxyStyle::sizeFromContents(type, option, size, widget);
    const int line = option ? option->fontMetrics.height() : 16;
    switch (type) {
    case CT_PushButton: {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        const int icon = button && !button->icon.isNull() ? iconGap : 0;
        return {std::max(size.width() + 28 + icon, made.width()), std::max(line + 14, size.height() + 12)};
    }
    case CT_LineEdit:
        return {made.width() + 2 * fieldPadding, std::max(line + 14, made.height())};
    case CT_SpinBox: // as high as the other fields, whatever the base style asks for its two buttons
        return {made.width() + 12, line + 14};
    case CT_ComboBox:
        return {made.width() + 12, std::max(line + 14, made.height())};
    case CT_ToolButton:
        return {made.width() + 6, std::max(line + 8, made.height())};
    default:
        return made;
    }
}

QRect ProgramStyle::subControlRect(
    ComplexControl control, const QStyleOptionComplex *option, SubControl subControl, const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
            const bool upright = bar->orientation == Qt::Vertical;
            const int length = upright ? bar->rect.height() : bar->rect.width();
            const qint64 range = qint64(bar->maximum) - bar->minimum;
            int slider = length;
            if (range > 0)
                slider = std::clamp(
                    static_cast<int>(qint64(bar->pageStep) * length / (range + bar->pageStep)), std::min(28, length), length);
            const int start =
                sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - slider, bar->upsideDown);
            const auto part = [&](int from, int size) {
                return upright ? QRect(0, from, bar->rect.width(), size)
                               : visualRect(bar->direction, bar->rect, QRect(from, 0, size, bar->rect.height()));
            };
            switch (subControl) {
            case SC_ScrollBarSlider:
                return part(start, slider);
            case SC_ScrollBarGroove:
                return part(0, length);
            case SC_ScrollBarSubPage:
                return part(0, start);
            case SC_ScrollBarAddPage:
                return part(start + slider, length - start - slider);
            default:
                return {};
            }
        }
    }
    const QRect made = QProxyStyle::subControlRect(control, option, subControl, widget);
    if (control == CC_ComboBox && subControl == SC_ComboBoxEditField)
        return made.adjusted(fieldPadding, 0, -fieldPadding, 0);
    if (control == CC_SpinBox && subControl == SC_SpinBoxEditField) // beside its own frame
        return made.adjusted(fieldPadding - 2, 0, 2 - fieldPadding, 0);
    return made;
}

QRect ProgramStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect made = QProxyStyle::subElementRect(element, option, widget);
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    if (element == SE_LineEditContents && frame && frame->lineWidth > 0)
        return made.adjusted(fieldPadding, 0, -fieldPadding, 0);
    return made;
}

void ProgramStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

void markAsMain(QAbstractButton &button, bool isMain)
{
    button.setProperty(mainWay, isMain);
    button.update();
}

void markAsTakingAway(QAbstractButton &button)
{
    button.setProperty(takesAway, true);
}

} // namespace Bridgekeeper
