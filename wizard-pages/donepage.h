// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "page.h"

class QPlainTextEdit;
class QPushButton;

namespace Bridgekeeper {

/// What stands on the server, the report of it, and how to check it and to take it back later.
class DonePage : public Page {
    Q_OBJECT

public:
    explicit DonePage(Session &session);

    void initializePage() override;
    void refresh() override;
    void end() override;
    void forgetServer() override;
    [[nodiscard]] int nextId() const override { return -1; }
    [[nodiscard]] QWidget *firstField() const override;

private:
    /// Asks for the report, unless it is there, cannot be asked for now, or was asked for in vain.
    void wantReport();
    void saveReport();
    void writeTo(const QString &path);
    /// "bridgekeeper check --host …", to be typed.
    void addCommand(TextLabel *command, const QString &name);
    [[nodiscard]] QString command(const QString &verb) const;

    TextLabel *m_summary;
    TextLabel *m_left;
    TextLabel *m_check;
    TextLabel *m_rollBack;
    QPlainTextEdit *m_report;
    QPushButton *m_save;
    TextLabel *m_saved;
};

} // namespace Bridgekeeper
