// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "phasepage.h"

class QPushButton;

namespace Bridgekeeper {

class PathField;

/// Step 20: the operator's own documents learn about the bridge, or not.
class DocumentsPage : public PhasePage {
    Q_OBJECT

public:
    explicit DocumentsPage(Session &session);

    void initializePage() override;
    void refresh() override;
    [[nodiscard]] bool isComplete() const override;
    bool validatePage() override;
    [[nodiscard]] bool enterIsHarmless() const override;
    [[nodiscard]] QWidget *firstField() const override;

private:
    enum class Next { Leave, ShowDiffs, Write, Skip };
    [[nodiscard]] Next next() const;
    [[nodiscard]] Settings shown() const;

    PathField *m_services;
    PathField *m_memory;
    TextLabel *m_problem;
    QPushButton *m_skip;
};

} // namespace Bridgekeeper
