// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"

#include <QFrame>

class QCheckBox;
class QLineEdit;

namespace pult::client {

/// A small field for a name. Enter takes it, Escape or a click elsewhere lets it go. Deletes itself.
class NamePopup final : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NamePopup)

public:
    NamePopup(const kit::Theme& theme, const QString& title, const QString& name, QWidget* parent);
    /// Asks below the field whether everybody is to see what is named.
    void offerSharing();
    void openBelow(const QWidget* widget);

signals:
    void chosen(const QString& name, bool shared);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const kit::Theme& m_theme;
    QLineEdit* m_input;
    QCheckBox* m_shared;
};

} // namespace pult::client
