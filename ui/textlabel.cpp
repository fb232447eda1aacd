// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/textlabel.h"

#include "ui/visibletext.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QPainter>
#include <QStyle>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace Bridgekeeper {

QFont fontOf(TextStyle style, const QFont &base)
{
    QFont font = base;
    const auto scale = [&font](qreal factor) {
        if (font.pointSizeF() > 0)
            font.setPointSizeF(font.pointSizeF() * factor);
        else
            font.setPixelSize(qRound(font.pixelSize() * factor));
    };
    const auto monospace = [&font] {
        font.setFamilies(QFontDatabase::systemFont(QFontDatabase::FixedFont).families());
        font.setStyleHint(QFont::Monospace);
        font.setFixedPitch(true);
    };
    switch (style) {
    case TextStyle::Title:
        scale(1.45);
        font.setWeight(QFont::DemiBold);
        break;
    case TextStyle::Heading:
        scale(1.12);
        font.setWeight(QFont::DemiBold);
        break;
    case TextStyle::Strong:
        font.setWeight(QFont::DemiBold);
        break;
    case TextStyle::Body:
        break;
    case TextStyle::Small:
        scale(0.92);
        break;
    case TextStyle::Code:
        monospace();
        scale(0.95);
        break;
    case TextStyle::LargeCode:
        monospace();
        scale(1.25);
        break;
    }
    return font;
}

TextLabel::TextLabel(TextStyle style, QWidget *parent) : QLabel(parent), m_style(style)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setFont(fontOf(style, QApplication::font()));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void TextLabel::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void TextLabel::showText(const QString &text)
{
    setText(visibleText(text));
    setVisible(!text.isEmpty());
}

Qt::LayoutDirection TextLabel::textDirection() const
{
    // A path or a version is left to right in every window; a sentence that has one in it follows the window.
    const QString words = text();
    const bool anyRightToLeft = std::any_of(words.cbegin(), words.cend(),
        [](QChar character) { return character.direction() == QChar::DirR || character.direction() == QChar::DirAL; });
    const bool code = m_style == TextStyle::Code || m_style == TextStyle::LargeCode;
    return code || !anyRightToLeft ? Qt::LeftToRight : layoutDirection();
}

QSizeF TextLabel::laidOut(qreal width, QPainter *painter) const
{
    QString shown = text();
    shown.replace(u'\n', QChar::LineSeparator);
    QTextLayout layout(shown, font(), this);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(textDirection());
    option.setAlignment(QStyle::visualAlignment(layoutDirection(), alignment()) | Qt::AlignAbsolute);
    layout.setTextOption(option);
    layout.beginLayout();
    qreal height = 0;
    qreal widest = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, height});
        height += line.height();
        widest = std::max(widest, line.naturalTextWidth());
    }
    layout.endLayout();
    if (painter) {
        const QMargins margins = contentsMargins();
        const qreal spare = std::max(0.0, contentsRect().height() - height);
        const qreal top = alignment() & Qt::AlignVCenter ? spare / 2 : alignment() & Qt::AlignBottom ? spare : 0;
        layout.draw(painter, QPointF(margins.left(), margins.top() + top));
    }
    return {widest, height};
}

QSizeF TextLabel::sizeAt(int width) const
{
    // Layouts ask again and again, and to shape text takes long.
    if (m_measured != text()) {
        m_measured = text();
        m_sizes.clear();
    }
    auto known = m_sizes.constFind(width);
    if (known == m_sizes.cend())
        known = m_sizes.insert(width, laidOut(width));
    return *known;
}

int TextLabel::heightForWidth(int width) const
{
    const QMargins margins = contentsMargins();
    const int inner = std::max(1, width - margins.left() - margins.right());
    return static_cast<int>(std::ceil(sizeAt(inner).height())) + margins.top() + margins.bottom();
}

QSize TextLabel::sizeHint() const
{
    const QMargins margins = contentsMargins();
    const int comfortable = fontMetrics().averageCharWidth() * 70;
    const QSizeF size = sizeAt(comfortable);
    return {static_cast<int>(std::ceil(std::min<qreal>(size.width(), comfortable))) + 1 + margins.left() + margins.right(),
        static_cast<int>(std::ceil(size.height())) + margins.top() + margins.bottom()};
}

QSize TextLabel::minimumSizeHint() const
{
    const int narrow = std::min(sizeHint().width(), fontMetrics().averageCharWidth() * 12);
    return {narrow, fontMetrics().height()};
}

void TextLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QColor color = colorOf(m_tone, palette());
    if (!isEnabled())
        color = palette().color(QPalette::Disabled, QPalette::WindowText);
    painter.setPen(color);
    laidOut(contentsRect().width(), &painter);
}

void TextLabel::changeEvent(QEvent *event)
{
    m_sizes.clear(); // of another font, style or direction
    QLabel::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange)
        setFont(fontOf(m_style, QApplication::font()));
}

} // namespace Bridgekeeper
