// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

#include <functional>

namespace Bridgekeeper {

/// Puts a text into the clipboard, and says for two seconds that it did.
class CopyButton : public QPushButton {
    Q_OBJECT

public:
    CopyButton(const QString &label, std::function<QString()> copied, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showDone(bool done);

    QString m_label;
    bool m_done = false;
};

} // namespace Bridgekeeper
