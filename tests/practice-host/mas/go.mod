module bridgekeeper.practice/mas

go 1.25.0
