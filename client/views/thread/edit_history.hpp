// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"
#include "client/models/message_row.hpp"

#include <QFrame>

class QVBoxLayout;

namespace pult::client {

/// What an edited message said, from its first words to those of now. Escape or a click elsewhere puts it away.
/// Deletes itself.
class EditHistory final : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EditHistory)

public:
    EditHistory(const kit::Theme& theme, const MessageRow& message, std::int64_t nowMs, QWidget* parent);
    /// Below the point if there is room, else above it; never beyond the screen.
    void openBeside(QPoint globalPoint);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void addText(QVBoxLayout& column, const QString& when, const QString& text);

    const kit::Theme& m_theme;
};

} // namespace pult::client
