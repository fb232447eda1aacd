// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/errorpanel.h"
#include "ui/panel.h"

class QHBoxLayout;

namespace Bridgekeeper {

class TextLabel;

/// A question inside the window, in place of a dialog. The first way is the safe one and has the focus.
class ConsentPanel : public Panel {
    Q_OBJECT

public:
    explicit ConsentPanel(QWidget *parent = nullptr);

    void ask(const QString &title, const QString &text, const QList<ErrorPanel::Way> &ways);
    /// Something is on its way now; there is nothing to answer.
    void wait(const QString &text);
    [[nodiscard]] QWidget *safeWay() const;

signals:
    void wayChosen(const QString &name);

private:
    TextLabel *m_title;
    TextLabel *m_text;
    QHBoxLayout *m_ways;
    QWidget *m_safeWay = nullptr;
};

} // namespace Bridgekeeper
