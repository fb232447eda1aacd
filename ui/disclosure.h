// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace Bridgekeeper {

/// A button that folds and unfolds what belongs to it, by click, Space or Enter.
class Disclosure : public QToolButton {
    Q_OBJECT

public:
    /// Folded at first. `content` stays with its own parent.
    Disclosure(const QString &text, QWidget *content, QWidget *parent = nullptr);

    void setOpen(bool open);
    [[nodiscard]] bool isOpen() const { return isChecked(); }

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showState();

    QWidget *m_content;
};

} // namespace Bridgekeeper
