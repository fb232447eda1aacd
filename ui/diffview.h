// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QWidget>

#include <functional>

class QPushButton;
class QScrollBar;
class QToolButton;

namespace Bridgekeeper {

class DiffBody;
class DiffModel;
class TextLabel;

/// One file before and after, side by side: line numbers, a sign beside each changed line, changes inside lines marked, long
/// unchanged parts folded until they are asked for. Both sides scroll together; below a width of two readable columns they
/// stand one above the other as one unified column. Secrets are hidden until the operator asks to see them.
class DiffView : public QWidget {
    Q_OBJECT

public:
    explicit DiffView(QWidget *parent = nullptr);

    /// Hides secrets in a text; called again when the diff is shown anew.
    void setMasking(std::function<QByteArray(const QByteArray &)> masked);

    /// `path` is the heading. A side that is no file: `existsBefore` or `existsAfter` is false.
    void showDiff(const QString &path, const QByteArray &before, const QByteArray &after, bool existsBefore = true,
        bool existsAfter = true);

    /// "3 lines added, 1 removed", as the heading says it.
    [[nodiscard]] QString summary() const;

    /// As a unified diff with secrets hidden, for copying.
    [[nodiscard]] QString text() const;

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void arrange();
    void showSecrets(bool shown);
    void goToChange(bool next);
    void showButtons();
    QToolButton *addTool(const QString &name, const QString &description);

    std::function<QByteArray(const QByteArray &)> m_masked;
    QString m_path;
    bool m_existsBefore = true;
    bool m_tooLarge = false; ///< then nothing of the files is shown but a sentence
    bool m_existsAfter = true;
    DiffModel *m_model;
    QScrollBar *m_sideways;
    DiffBody *m_body;
    TextLabel *m_title;
    TextLabel *m_summary;
    QPushButton *m_secrets;
    QToolButton *m_previous;
    QToolButton *m_next;
    QToolButton *m_unfold;
    QToolButton *m_copy;
};

} // namespace Bridgekeeper
