// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/clock.hpp"
#include "client/views/parts/popup_frame.hpp"

class QDateTimeEdit;

namespace pult::client {

/// A small field for a time of one's own. Enter or the button takes it.
class TimePopup final : public PopupFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimePopup)

public:
    TimePopup(const kit::Theme& theme, std::int64_t nowMs, const QString& name, const QString& button, QWidget* parent);
    void openBelow(const QWidget* widget);

signals:
    void chosen(qint64 untilMs);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void take();

    QDateTimeEdit* m_input;
};

} // namespace pult::client
