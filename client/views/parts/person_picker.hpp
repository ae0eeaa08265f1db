// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/views/parts/command_popup.hpp"

#include <functional>

namespace pult::kit {
class Label;
}

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
        /// What is to be known before he is taken; empty: nothing.
        std::function<QString(const Command&)> caution = {};
        /// Why nobody is found by these letters; empty: there is nobody like that.
        std::function<QString(const QString&)> whyNot = {};
    };
    enum class Comment { none, wanted };

    PersonPicker(const kit::Theme& theme, const QList<Command>& people, const Words& words, Comment comment,
                 QWidget* parent);

signals:
    void chosen(const pult::client::Command& person, const QString& comment);

private:
    void addComment(const QString& takes);
    void addCaution(const QList<Command>& people);
    void onClicked() override;
    QString nothingWords() const override;
    void showCaution();

    kit::Label* m_cautious = nullptr; ///< null: there is nothing to be known of anybody
    std::function<QString(const Command&)> m_caution;
    std::function<QString(const QString&)> m_whyNot;
    QLineEdit* m_comment = nullptr;
};

} // namespace pult::client
