// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plaintextpane.h"

#include "ui/appearance.h"
#include "ui/textlabel.h"
#include "ui/visibletext.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QTextBlock>

#include <algorithm>

namespace Bridgekeeper {

PlainTextPane::PlainTextPane(QWidget *parent, int mostLines, int leastLines)
    : QPlainTextEdit(parent), m_mostLines(mostLines), m_leastLines(leastLines)
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setTabChangesFocus(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFont(fontOf(TextStyle::Code, QApplication::font()));
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setLayoutDirection(Qt::LeftToRight);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
}

void PlainTextPane::setPlainText(const QString &text)
{
    QPlainTextEdit::setPlainText(visibleText(text));
    updateGeometry();
}

QSize PlainTextPane::sizeHint() const
{
    // Long lines wrap: they count for as many lines as they would fill at a usual width.
    constexpr int charactersOfALine = 80;
    int lines = 0;
    for (QTextBlock block = document()->firstBlock(); block.isValid() && lines < m_mostLines; block = block.next())
        lines += 1 + block.length() / charactersOfALine;
    lines = std::clamp(lines, m_leastLines, m_mostLines);
    const int around = 2 * frameWidth() + static_cast<int>(2 * document()->documentMargin()) + 6;
    return {fontMetrics().averageCharWidth() * 60, lines * fontMetrics().lineSpacing() + around};
}

QSize PlainTextPane::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 20, std::min(sizeHint().height(), fontMetrics().lineSpacing() * 5)};
}

void PlainTextPane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        event->accept();
    else
        QPlainTextEdit::keyPressEvent(event);
}

void PlainTextPane::paintEvent(QPaintEvent *event)
{
    QPlainTextEdit::paintEvent(event);
    if (!hasFocus())
        return;
    QPainter painter(viewport());
    painter.setPen(QPen(tintsOf(palette()).accent, 2));
    painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
}

} // namespace Bridgekeeper
