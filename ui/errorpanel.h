// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/error.h"

#include <QList>
#include <QWidget>

class QHBoxLayout;
class QPlainTextEdit;

namespace Bridgekeeper {

class Disclosure;
class IconView;
class TextLabel;

/// An error in its four parts: what happened, why, what to do next, and details that open and can be copied; with buttons for
/// the ways on. Hidden until there is one; an appearing error takes the focus and is announced to assistive programs.
class ErrorPanel : public QWidget {
    Q_OBJECT

public:
    /// A way on. `name` is stable ("reconnect"); `text` is the button's label.
    struct Way {
        QString name;
        QString text;
    };

    explicit ErrorPanel(QWidget *parent = nullptr);

    void showError(const Error &error, const QList<Way> &ways = {});
    void clear();
    /// While something runs, no way on can be taken.
    void setWaysEnabled(bool enabled);
    [[nodiscard]] bool isShown() const;
    [[nodiscard]] const Error &error() const;
    /// The four parts as text, for copying.
    [[nodiscard]] QString text() const;

signals:
    void wayChosen(const QString &name);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showWays(const QList<Way> &ways);

    Error m_error;
    TextLabel *m_summary;
    TextLabel *m_cause;
    TextLabel *m_next;
    QWidget *m_nextRow;
    QPlainTextEdit *m_details;
    Disclosure *m_unfold;
    QHBoxLayout *m_wayRow;
    QList<QWidget *> m_wayButtons;
    bool m_waysEnabled = true;
};

} // namespace Bridgekeeper
