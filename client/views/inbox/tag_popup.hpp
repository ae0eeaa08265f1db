// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"

#include <QFrame>

class QLineEdit;

namespace pult::client {

/// A small field for one new tag. Enter takes it, Escape or a click elsewhere lets it go. Deletes itself.
class TagPopup final : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TagPopup)

public:
    TagPopup(const kit::Theme& theme, QWidget* parent, const QString& title = tr("New tag"));
    void openBelow(const QWidget* widget);

signals:
    void chosen(const QString& tag);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const kit::Theme& m_theme;
    QLineEdit* m_input;
};

} // namespace pult::client
