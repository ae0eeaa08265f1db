// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/views/parts/popup_frame.hpp"

class QLineEdit;
class QVBoxLayout;

namespace pult::client {

class PickerList;

/// A popup with a field and a list below it: letters narrow the list, arrows go through it, Enter takes.
class PickerPopup : public PopupFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PickerPopup)

public:
    /// The caret goes into the field.
    void openBelow(const QWidget* widget);

protected:
    PickerPopup(const kit::Theme& theme, const QString& title, QWidget* parent);

    QLineEdit* field() const { return m_field; }
    QVBoxLayout* column() const { return m_column; }
    /// The keys of the popup hold in this line, too.
    void listenTo(QLineEdit* line);
    /// What the keys do, below everything else.
    void addKeys(const QString& words);
    virtual PickerList* list() const = 0;
    virtual void take() = 0;

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QLineEdit* m_field;
    QVBoxLayout* m_column;
};

} // namespace pult::client
