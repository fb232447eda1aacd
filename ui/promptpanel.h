// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/remote/questions.h"

#include <QStringList>
#include <QWidget>

class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace Bridgekeeper {

class TextLabel;

/// Asks for a password, a passphrase, or the several answers of keyboard-interactive, in the page instead of a dialog. Hidden
/// answers can be shown while a button is held down; fields are emptied as soon as they were answered.
class PromptPanel : public QWidget {
    Q_OBJECT

public:
    explicit PromptPanel(QWidget *parent = nullptr);

    /// `explanation` says in a sentence who asks and what for; `wrong` that the last answer was not accepted.
    void ask(const QString &title, const QString &explanation, const std::vector<Prompt> &prompts, bool wrong);

signals:
    void answered(const QStringList &answers);
    void refused();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void addField(const Prompt &prompt);
    void answer();
    void refuse();
    void goOnFrom(QLineEdit *field);
    void empty();

    TextLabel *m_title;
    TextLabel *m_explanation;
    QWidget *m_wrong;
    QWidget *m_fieldArea = nullptr;
    QVBoxLayout *m_fieldRows;
    QList<QLineEdit *> m_fields;
    QPushButton *m_answer;
    QPushButton *m_refuse;
};

} // namespace Bridgekeeper
