// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "page.h"

class QCheckBox;
class QFormLayout;
class QLineEdit;
class QRadioButton;

namespace Bridgekeeper {

class Disclosure;
class Panel;

/// What the operator decides, filled from the survey. Bad input is explained at its field at once.
class SettingsPage : public Page {
    Q_OBJECT

public:
    explicit SettingsPage(Session &session);

    void initializePage() override;
    void refresh() override;
    [[nodiscard]] bool isComplete() const override;
    bool validatePage() override;
    [[nodiscard]] QWidget *firstField() const override;
    void showFailure(const Error &error) override;

private:
    /// A setting that is shown as one line of text.
    struct Field {
        QString key; ///< of the settings file, and of InvalidField
        std::function<QString(const Settings &)> read;
        std::function<void(Settings &, const QString &)> write;
        QLineEdit *edit = nullptr;
        TextLabel *problem = nullptr;
        bool advanced = false;
    };

    void addField(QFormLayout *form, const QString &key, const QString &label, const QString &help,
        std::function<QString(const Settings &)> read, std::function<void(Settings &, const QString &)> write);
    void addText(QFormLayout *form, const QString &key, const QString &label, const QString &help, QString Settings::*member);
    void addBridgeText(
        QFormLayout *form, const QString &key, const QString &label, const QString &help, QString BridgeProfile::*member);
    void addUsualFields(QFormLayout *form);
    void addAdvancedFields(QFormLayout *form);
    [[nodiscard]] QWidget *newEarlierData();
    /// What is shown, completed from the survey.
    [[nodiscard]] Settings completed() const;
    void showValues();
    void showProblems();

    Settings m_wishes; ///< as edited here; the engine learns them on Next
    QList<Field> m_fields;
    bool m_valid = true;
    bool m_advancing = false; ///< the wishes are with the engine; then on to the next page
    Panel *m_note;
    QCheckBox *m_greet;
    Panel *m_earlier = nullptr;
    QRadioButton *m_restore = nullptr;
    QRadioButton *m_startAnew = nullptr;
    Disclosure *m_advanced = nullptr;
};

} // namespace Bridgekeeper
