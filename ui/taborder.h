// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QWidget;

namespace Bridgekeeper {

/// Tab goes from `before` through all controls of `parts`, part after part. For those that were made after the window was,
/// which Qt puts behind everything else.
void setTabOrderAfter(QWidget *before, const QList<QWidget *> &parts);

/// The same, at the place where `container` itself stands.
void setTabOrderInside(QWidget *container, const QList<QWidget *> &parts);

} // namespace Bridgekeeper
