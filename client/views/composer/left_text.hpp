// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"

#include <QDialog>

namespace pult::client {

/// What somebody has written in a dialog that he can't open any more: to be copied, or thrown away. Deletes itself.
class LeftText final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LeftText)

public:
    LeftText(const kit::Theme& theme, const QString& text, QWidget* parent = nullptr);

signals:
    void deleteRequested();
};

} // namespace pult::client
