// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/views/parts/command_popup.hpp"

namespace pult::client {

/// Finds a colleague or a group by a few letters; with a line for a comment when one may be added.
class PersonPicker final : public CommandPopup {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PersonPicker)

public:
    /// What it is for, and what Enter does.
    struct Words {
        QString title;
        QString take;
    };
    enum class Comment { none, wanted };

    PersonPicker(const kit::Theme& theme, const QList<Command>& people, const Words& words, Comment comment,
                 QWidget* parent);

signals:
    void chosen(const pult::client::Command& person, const QString& comment);

private:
    void addComment(const QString& takes);
    void onClicked() override;

    QLineEdit* m_comment = nullptr;
};

} // namespace pult::client
