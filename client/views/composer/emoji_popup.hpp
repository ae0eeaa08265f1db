// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/search/emoji_book.hpp"
#include "client/views/parts/popup_frame.hpp"

#include <QStringList>

class QLineEdit;

namespace pult::kit {
class Button;
class Label;
} // namespace pult::kit

namespace pult::client {

class EmojiGrid;

/// What an operator likes: kept by whoever opens the popup.
struct EmojiHabits {
    QStringList recent; ///< the latest first
    int skinTone = 0;   ///< 0: none
    bool operator==(const EmojiHabits&) const = default;
};

/// All emoji, found by Russian and English words. Arrows choose, Enter takes one, Shift+Enter takes it and stays open,
/// Escape or a click elsewhere lets it go.
class EmojiPopup final : public PopupFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EmojiPopup)

public:
    static constexpr qsizetype kMostRecent = 24;

    EmojiPopup(const kit::Theme& theme, const EmojiHabits& habits, QWidget* parent);
    void openAbove(const QWidget* widget);
    /// Offers what fits the query, and closes once nothing does any more. False: nothing does.
    bool find(const QString& query);

signals:
    void picked(const QString& emoji);
    /// Closed before anything was picked; what stands in its field.
    void dismissed(const QString& query);
    void habitsChanged(const pult::client::EmojiHabits& habits);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void show(const QString& query);
    void take(const QString& emoji, bool stays);
    void setSkinTone(int tone);
    QString nameOf(const Emoji& emoji) const;

    EmojiHabits m_habits;
    bool m_hasPicked = false;
    QLineEdit* m_field;
    EmojiGrid* m_grid;
    kit::Label* m_name;
    kit::Label* m_nothing;
    QList<kit::Button*> m_tones;
};

} // namespace pult::client
