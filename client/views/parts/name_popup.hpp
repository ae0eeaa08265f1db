// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/views/parts/popup_frame.hpp"

class QCheckBox;
class QLineEdit;

namespace pult::client {

/// A small field for a name. Enter takes it.
class NamePopup final : public PopupFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NamePopup)

public:
    NamePopup(const kit::Theme& theme, const QString& title, const QString& name, QWidget* parent);
    /// Asks below the field whether everybody is to see what is named.
    void offerSharing();
    void openBelow(const QWidget* widget);

signals:
    void chosen(const QString& name, bool shared);

private:
    QLineEdit* m_input;
    QCheckBox* m_shared;
};

} // namespace pult::client
