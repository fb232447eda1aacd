// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/run/engine.h"

#include <QWidget>

#include <functional>

class QComboBox;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace Bridgekeeper {

class CheckTable;
class ConsoleView;
class ErrorPanel;
class IconView;
class Panel;
class TakenBackView;
class TextLabel;

/// The way back: choose the step to go back to, see what will be taken back with its diffs and what cannot be, press a button
/// that names the target, watch each change turn back, read the proof. Knows no engine: it asks by signals and is told. Enter
/// never starts it: the button is no default button and takes no focus by itself.
class RollbackPanel : public QWidget {
    Q_OBJECT

public:
    /// A place to go back to: after `step`, 0 for before step 1.
    struct Target {
        int step = 0;
        QString text; ///< "Before step 12, Add experimental_features"
    };

    explicit RollbackPanel(QWidget *parent = nullptr);

    void setMasking(std::function<QByteArray(const QByteArray &)> masked);
    /// Opens on the choice of targets; the last one is proposed. Asks for its preview at once.
    void choose(const QList<Target> &targets);
    void showPreview(const RollbackPreview &preview);
    void showProgress(const TakenBack &change, Progress progress);
    void appendOutput(const QString &text);
    void showReport(const RollbackReport &report);
    /// In place of the changes, with the way to look again at what can be taken back.
    void showError(const Error &error);
    /// `error`, for showing it elsewhere, with what came of the roll back since choose() that it ended; as it is when none ran.
    [[nodiscard]] Error withOutcome(Error error) const;
    /// While it runs the panel cannot be closed, only cancelled.
    [[nodiscard]] bool isRunning() const;

signals:
    void previewRequested(int to);
    void rollbackRequested(int to);
    void cancelRequested();
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class State { Choosing, Running, Finished };

    void build();
    void askForPreview();
    void start();
    void enter(State state);
    void forgetChanges();
    TakenBackView *addChange(const TakenBack &change);
    void showLeftovers(const QStringList &sentences);
    [[nodiscard]] int target() const;
    [[nodiscard]] QString targetName() const;

    State m_state = State::Choosing;
    std::function<QByteArray(const QByteArray &)> m_masked;
    bool m_previewed = false;
    QList<TakenBackView *> m_changes;
    qsizetype m_begun = 0; ///< how many changes the roll back that ran last was to take back; 0: none ran since choose()
    QStringList m_takenBack; ///< what of them is back, and
    QStringList m_failures; ///< what is not, and why: a line each

    TextLabel *m_explanation;
    QWidget *m_choice;
    QComboBox *m_targets;
    QScrollArea *m_scroll;
    Panel *m_outcome;
    IconView *m_outcomeIcon;
    TextLabel *m_outcomeWords;
    TextLabel *m_outcomeDetails;
    TextLabel *m_listTitle;
    Panel *m_list;
    QVBoxLayout *m_listRows;
    Panel *m_leftovers;
    QVBoxLayout *m_leftoverRows;
    ErrorPanel *m_error;
    ConsoleView *m_console;
    TextLabel *m_proofTitle;
    CheckTable *m_proofs;
    QPushButton *m_start;
    QPushButton *m_close;
};

} // namespace Bridgekeeper
