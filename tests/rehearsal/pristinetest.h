// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practicehost.h"

namespace Bridgekeeper::Rehearsal {

/// A rehearsal that begins on a pristine practice host, and brings one back when a test fails, so that one failure does not
/// hide the others.
class PristineTest : public QObject {
    Q_OBJECT

protected:
    QByteArray m_pristine; ///< its manifest

private slots:
    void initTestCase()
    {
        QVERIFY(PracticeHost::up());
        QVERIFY(PracticeHost::reset());
        m_pristine = PracticeHost::manifest();
        QVERIFY(m_pristine.contains("homeserver.yaml"));
    }

    void cleanup()
    {
        if (QTest::currentTestFailed())
            QVERIFY(PracticeHost::reset());
    }
};

} // namespace Bridgekeeper::Rehearsal
