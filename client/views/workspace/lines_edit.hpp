// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"

#include <QStringList>

class QPlainTextEdit;

namespace pult::client {

/// A field of several lines, left by Tab.
QPlainTextEdit* makeLinesEdit(const kit::Theme& theme);
/// Its lines, tidied, without the empty ones.
QStringList linesIn(const QPlainTextEdit& edit);

} // namespace pult::client
