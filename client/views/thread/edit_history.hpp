// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/rows/message_row.hpp"
#include "client/views/parts/popup_frame.hpp"

class QVBoxLayout;

namespace pult::client {

/// What an edited message said, from its first words to those of now.
class EditHistory final : public PopupFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EditHistory)

public:
    EditHistory(const kit::Theme& theme, const MessageRow& message, std::int64_t nowMs, QWidget* parent);
    /// Below the point if there is room, else above it; never beyond the screen.
    void openBeside(QPoint globalPoint);

private:
    void addText(QVBoxLayout& column, const QString& when, const QString& text);
};

} // namespace pult::client
