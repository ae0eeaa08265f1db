// SPDX-License-Identifier: GPL-3.0-or-later
// What operators' programs send: JSON-RPC requests and batches.
#include "server/hub/rpc.hpp"
#include "shared/wire/json.hpp"
#include "shared/wire/limits.hpp"
#include "tests/fuzz/target.hpp"

namespace pult::fuzz {

void run(std::string_view bytes) {
    using namespace hub;
    const auto frame = rpc::parse(bytes);
    expect(!frame.calls.empty() && frame.calls.size() <= wire::kMaxBatch, "a frame has 1 to 50 calls");
    std::vector<std::string> answers;
    for (const auto& call : frame.calls) {
        if (const auto* rejected = std::get_if<rpc::Rejected>(&call)) {
            answers.push_back(rejected->answer);
            continue;
        }
        const auto& request = std::get<rpc::Request>(call);
        expect(request.params.is_object(), "params are an object");
        answers.push_back(rpc::answer(request.id, "{}"));
        answers.push_back(rpc::errorAnswer(request.id, rpc::methodNotFound(request.method)));
    }
    expect(wire::parseJson(rpc::join(answers)).has_value(), "answers are JSON whatever was asked");
}

} // namespace pult::fuzz
