// SPDX-License-Identifier: GPL-3.0-or-later
#include "texts.h"

#include "ui/visibletext.h"

#include <QLabel>

namespace Bridgekeeper {

TextLabel *newText(TextStyle style, const QString &text, Tone tone)
{
    auto *label = new TextLabel(style);
    label->setTone(tone);
    label->setText(visibleText(text));
    // Never shown here: without a parent it would be a window of its own.
    if (text.isEmpty())
        label->hide();
    return label;
}

QLabel *newFieldLabel(const QString &text, QWidget *field)
{
    auto *label = new QLabel(text);
    label->setBuddy(field);
    field->setAccessibleName(QString(text).remove(QLatin1Char('&')));
    // A little room at the end: an underlined letter parts what the font sets closer together.
    label->setContentsMargins(0, 2, 4, 0);
    return label;
}

} // namespace Bridgekeeper
